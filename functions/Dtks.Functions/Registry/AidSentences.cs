using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
using Dtks.Domain.People;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Registry;

/// <summary>
/// Puts into sentences what <see cref="AidWords"/> says of payments: <c>lost</c>, which of them leave out what and why, <c>after</c>, how that stands on the sheet that has it next, and <c>left</c>, both; <c>earlier</c>, which left out before that what has ended; and of how many persons PBI-JKN
/// is meant, wherever it is named.
/// </summary>
public static class AidSentences
{
    private static readonly string OfPersons = WireName.Of(Programme.PbiJkn);

    /// <summary>What a text says with its arguments made so.</summary>
    public static string AidText(this MessageCatalogue messages, string language, string code, IReadOnlyDictionary<string, string> args)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return messages.Text(language, code, Of(args, messages, language));
    }

    /// <summary>The arguments with the sentences that they come to; the same where they say nothing of payments.</summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> args, MessageCatalogue messages, string language)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(messages);
        var all = new Dictionary<string, string>(args, StringComparer.Ordinal);
        foreach (var (name, count) in new[] { (AidWords.Named, AidWords.Insured), (AidWords.Stake, args.ContainsKey(AidWords.Staked) ? AidWords.Staked : AidWords.Insured) }.Where(n => args.ContainsKey(n.Item1) && args.ContainsKey(n.Item2)))
        {
            all[name] = args[name].Replace(OfPersons, messages.Text(language, "payment.some", new Dictionary<string, string> { ["programme"] = OfPersons, [AidWords.Insured] = args[count] }), StringComparison.Ordinal);
        }

        if (args.TryGetValue(AidWords.LostBefore, out var before))
        {
            all["lost"] = all["earlier"] = string.Join(' ', JsonText.Read<IReadOnlyList<LostAid>>(before).Select(l => Lost(l, messages, language)));
        }

        if (args.TryGetValue(AidWords.Upheld, out var written))
        {
            var upheld = JsonText.Read<UpheldAid>(written);
            (all["lost"], all["after"]) = (Lost(upheld, messages, language), After(upheld, messages, language));
            all["left"] = $"{all["lost"]} {all["after"]}";
            all["unpaid"] = string.Join(", ", upheld.Unpaid.Select(month => month.Value));
        }
        else if (args.ContainsKey("unpaid") && args.ContainsKey("standing") && !args.ContainsKey("left"))
        {
            // As it was noted before each was told by itself.
            all["left"] = $"{messages.Text(language, "payment.lostUnknown", all)} {messages.Text(language, "payment.after", all)}";
        }

        return all;
    }

    /// <summary>What is said of what goes on: which payments leave it out, and what a later sheet that is not ratified has as ineligible so far; null for nothing.</summary>
    /// <param name="messages">The texts.</param>
    /// <param name="language">The language.</param>
    /// <param name="text">The text of what payments leave out.</param>
    /// <param name="upheld">That; null for nothing.</param>
    /// <param name="stake">What is ineligible so far; null for nothing.</param>
    public static string? GoingOn(this MessageCatalogue messages, string language, string text, UpheldAid? upheld, AidAtStake? stake)
    {
        string?[] said =
        [
            upheld is null ? null : messages.AidText(language, text, AidWords.Of(upheld)),
            stake is null || stake.Month == upheld?.Verified ? null : messages.AidText(language, "sheet.atStake", AidWords.Of(stake)),
        ];
        return string.Join(' ', said.OfType<string>()) is { Length: > 0 } all ? all : null;
    }

    private static string Lost(UpheldAid upheld, MessageCatalogue messages, string language) => upheld.Lost is not { } lost
        ? messages.AidText(language, "payment.lostUnknown", Left(upheld.Programmes, upheld.Persons, upheld.Unpaid))
        : string.Join(' ', lost.Select(l => Lost(l, messages, language)));

    private static string Lost(LostAid lost, MessageCatalogue messages, string language) =>
        messages.AidText(language, "payment.lost", new Dictionary<string, string>(Left(lost.Programmes, lost.Persons, lost.Unpaid), StringComparer.Ordinal) { ["why"] = WireName.Of(lost.Reason) });

    private static Dictionary<string, string> Left(IEnumerable<Programme> programmes, int? persons, IEnumerable<CyclePeriod> unpaid) =>
        new(AidWords.Aid(AidWords.Named, programmes, persons), StringComparer.Ordinal) { ["unpaid"] = string.Join(", ", unpaid.Select(month => month.Value)) };

    private static string After(UpheldAid upheld, MessageCatalogue messages, string language)
    {
        Dictionary<string, string> On(AidStanding? standing) => new(StringComparer.Ordinal)
        {
            ["verified"] = upheld.Verified.Value,
            ["standing"] = WireName.Of(standing ?? AidStanding.Undecided),
            ["again"] = upheld.Again.Value,
        };
        return upheld.Awaited is not { } awaited
            ? messages.Text(language, "payment.after", On(upheld.Standing))
            : string.Join(' ', (upheld.Settled ?? []).Select(s => Settled(s, messages, language)).Concat(awaited.Select(a => messages.AidText(language, "payment.afterOf", new Dictionary<string, string>(On(a.Standing).Concat(AidWords.Aid(AidWords.Named, a.Programmes, a.Persons)), StringComparer.Ordinal)))));
    }

    private static string Settled(SettledAid settled, MessageCatalogue messages, string language) =>
        messages.AidText(language, "payment.again", new Dictionary<string, string>(AidWords.Aid(AidWords.Named, settled.Programmes, settled.Persons), StringComparer.Ordinal) { ["again"] = settled.From.Value, ["verified"] = settled.Verified.Value });
}
