using System.Globalization;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using Dtks.Platform.Json;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Registry;

/// <summary>
/// What texts say of payments that leave assistance out: <c>aid</c>, and what <see cref="AidSentences"/> makes of <c>upheld</c>; of what nobody verified <c>verified</c>, <c>unpaid</c>, <c>standing</c>, how it stands on the sheet that
/// verifies it, and <c>again</c>, from when it is paid where it is found eligible; <c>insured</c> of how many persons PBI-JKN is meant, where that is not all who receive it.
/// </summary>
public static class AidWords
{
    /// <summary>What texts have as <c>reopening</c> while a sheet's lines are decided.</summary>
    public const string Open = "open";

    internal const string Named = "aid";
    internal const string Stake = "stake";
    internal const string Upheld = "upheld";
    internal const string LostBefore = "lostBefore";
    internal const string Insured = "insured";
    internal const string Staked = "staked";

    /// <summary>Of what nobody verified (VER-7): <c>verified</c> is that month, <c>unpaid</c> the one after, with whose sheet it is verified.</summary>
    public static IReadOnlyDictionary<string, string> Of(UnverifiedAid aid)
    {
        ArgumentNullException.ThrowIfNull(aid);
        return Of(aid.Programmes, aid.Month, aid.Unpaid.Value, aid.Standing, aid.Again, aid.Persons);
    }

    /// <summary>Of what goes on since its end was found wrong (GOV-3), or that nobody ratified in time (RAT-5): <c>upheld</c>, all of it.</summary>
    public static IReadOnlyDictionary<string, string> Of(UpheldAid aid)
    {
        ArgumentNullException.ThrowIfNull(aid);
        return new Dictionary<string, string>(Aid(Named, aid.Programmes, aid.Persons), StringComparer.Ordinal) { [Upheld] = JsonText.Write(aid) };
    }

    /// <summary>Of what ended by a change of the family (REG-8): <c>from</c>, the first month that is not paid.</summary>
    public static IReadOnlyDictionary<string, string> Of(EndedAid aid)
    {
        ArgumentNullException.ThrowIfNull(aid);
        var words = new Dictionary<string, string>(Aid(Named, aid.Programmes, aid.Persons), StringComparer.Ordinal) { ["from"] = aid.From.Value };
        if (aid.Paid is { } paid)
        {
            words["paid"] = string.Join(", ", paid.Select(month => month.Value));
        }

        return words;
    }

    /// <summary>Of what a sheet that is not ratified has as ineligible: <c>stake</c>, <c>sheet</c> (its month), <c>pays</c>, and by <c>reopening</c> whether that can be decided otherwise, <c>until</c> the last day for that.</summary>
    public static IReadOnlyDictionary<string, string> Of(AidAtStake stake)
    {
        ArgumentNullException.ThrowIfNull(stake);
        var aid = Aid(Stake, stake.Programmes, stake.Persons);
        if (aid.Remove(Insured, out var persons))
        {
            aid[Staked] = persons;
        }

        return new Dictionary<string, string>(Of(stake.Way, stake.Until).Concat(aid), StringComparer.Ordinal)
        {
            ["sheet"] = stake.Month.Value,
            ["pays"] = stake.Month.Next.Value,
        };
    }

    /// <summary>Whether what a sheet found can still be decided otherwise: <c>reopening</c>, and <c>until</c> the last day for that where one is set.</summary>
    public static IReadOnlyDictionary<string, string> Of(ReopeningWay? way, LocalDate? until)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal) { ["reopening"] = way is { } shut ? WireName.Of(shut) : Open };
        if (until is { } day)
        {
            words["until"] = LocalDatePattern.Iso.Format(day);
        }

        return words;
    }

    /// <inheritdoc cref="Of(ReopeningWay?, LocalDate?)"/>
    public static IReadOnlyDictionary<string, string> Of((ReopeningWay? Way, LocalDate? Until) reopening) => Of(reopening.Way, reopening.Until);

    /// <summary>How texts name what is to be told of them, and what they say, each with its own reason; none for nothing.</summary>
    public static IReadOnlyList<(string Text, IReadOnlyDictionary<string, string> Args)> Of(AidPayments? payments) =>
    [
        .. payments?.Unverified is { } left ? [(left.Standing is null or AidStanding.Undecided ? "unverified" : "unverifiedDecided", Of(left))] : Array.Empty<(string, IReadOnlyDictionary<string, string>)>(),
        .. (payments?.Ended ?? []).Select(ended => ($"endedBy{ended.Reason}", Of(ended))),
        .. payments?.Upheld is { } upheld ? [(Upheld, Of(upheld))] : Array.Empty<(string, IReadOnlyDictionary<string, string>)>(),
        .. payments?.Before is { } before ? [(LostBefore, new Dictionary<string, string>(StringComparer.Ordinal) { [LostBefore] = JsonText.Write(before) })] : Array.Empty<(string, IReadOnlyDictionary<string, string>)>(),
    ];

    private static Dictionary<string, string> Of(IEnumerable<Programme> programmes, CyclePeriod verified, string unpaid, AidStanding? standing, CyclePeriod again, int? persons) =>
        new(Aid(Named, programmes, persons), StringComparer.Ordinal)
        {
            ["verified"] = verified.Value,
            ["unpaid"] = unpaid,
            ["standing"] = WireName.Of(standing ?? AidStanding.Undecided),
            ["again"] = again.Value,
        };

    /// <summary>The programmes under a name; with of how many persons PBI-JKN is meant, where that is not all who receive it.</summary>
    internal static Dictionary<string, string> Aid(string name, IEnumerable<Programme> programmes, int? persons)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = string.Join(", ", programmes.Select(p => WireName.Of(p))) };
        if (persons is { } some)
        {
            words[Insured] = some.ToString(CultureInfo.InvariantCulture);
        }

        return words;
    }
}
