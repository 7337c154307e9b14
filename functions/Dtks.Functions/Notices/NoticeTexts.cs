using Dtks.Domain.Notices;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Notices;

/// <summary>Puts notices into words: what was decided, why in plain words, and how to object (GOV-3).</summary>
public sealed class NoticeTexts(MessageCatalogue messages)
{
    /// <summary>The argument that names grounds of VER-5 by their numbers, parted by commas.</summary>
    public const string Ground = "ground";

    private const string Note = "note";
    private const string Objecting = "objecting";

    /// <summary>The text.</summary>
    /// <param name="language">The language: <c>id</c> or <c>en</c>.</param>
    /// <param name="code">What is told.</param>
    /// <param name="arguments">What the text fills in.</param>
    /// <param name="note">What was noted with it; null where that is not to be said here.</param>
    public string Of(string language, string code, IReadOnlyList<NoticeArgument> arguments, string? note)
    {
        var args = arguments.ToDictionary(a => a.Name, a => a.Name == Ground ? Grounds(language, a.Value) : a.Value, StringComparer.Ordinal);
        args[Note] = note ?? messages.Text(language, "notice.noteElsewhere", args: null);
        args[Objecting] = messages.Text(language, "notice.objecting", args: null);
        return messages.Text(language, $"notice.{code}", args);
    }

    private string Grounds(string language, string numbers) =>
        string.Join("; ", numbers.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => messages.Text(language, $"notice.ground.{n}", args: null)));
}
