using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Notices;
using Dtks.Domain.Policies;
using Dtks.Functions.Registry;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Notices;

/// <summary>Puts notices into words: what was decided, why in plain words, and how to object (GOV-3).</summary>
public sealed class NoticeTexts(MessageCatalogue messages, PolicyVersions policies)
{
    /// <summary>The argument that names grounds of VER-5 by their numbers, parted by commas.</summary>
    public const string Ground = "ground";

    /// <summary>The argument that names the policy version of which the grounds are, where that may be another than of the day of the notice.</summary>
    public const string Policy = "policy";

    /// <summary>The argument that says what became of an objection that was made: <c>open</c> or <c>denied</c>; without it the text says how to object.</summary>
    public const string Objection = "objection";

    private const string Stake = "stake";
    private const string AtStake = "atStake";
    private const string Nothing = "nothing";
    private const string Note = "note";
    private const string Objecting = "objecting";

    /// <summary>The text.</summary>
    /// <param name="language">The language: <c>id</c> or <c>en</c>.</param>
    /// <param name="code">What is told.</param>
    /// <param name="arguments">What the text fills in.</param>
    /// <param name="madeOn">When it was decided: the grounds are said as they stood then, unless another version is named.</param>
    /// <param name="note">What was noted with it; null where that is not to be said here.</param>
    public string Of(string language, string code, IReadOnlyList<NoticeArgument> arguments, DateTimeOffset madeOn, string? note)
    {
        var policy = arguments.FirstOrDefault(a => a.Name == Policy)?.Value ?? policies.At(TimeZones.DateIn(AreaCode.Nation, Instant.FromDateTimeOffset(madeOn))).Id;
        var args = arguments.ToDictionary(a => a.Name, a => a.Name == Ground ? Grounds(language, a.Value, policy) : a.Value, StringComparer.Ordinal);
        args[Note] = note ?? messages.Text(language, "notice.noteElsewhere", args: null);
        args[Objecting] = messages.Text(language, args.TryGetValue(Objection, out var made) ? $"notice.objection.{made}" : "notice.objecting", args: null);
        if (args.ContainsKey(Stake))
        {
            args[AtStake] = messages.AidText(language, "notice.atStake", args);
        }
        else
        {
            args[Nothing] = messages.Text(language, "notice.nothing", args: null);
        }

        return messages.AidText(language, $"notice.{code}", args);
    }

    private string Grounds(string language, string numbers, string policy) =>
        string.Join("; ", numbers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => policies.GroundWords(int.Parse(n, CultureInfo.InvariantCulture), policy, language)));
}
