using System.Globalization;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Registry;

/// <summary>
/// What texts say of payments that leave assistance out: <c>aid</c>, <c>verified</c> (the month of the sheet that verifies it, or should have), <c>unpaid</c>, <c>standing</c>, how it stands on the sheet that verifies it, and <c>again</c>,
/// from when it is paid where it is found eligible; <c>insured</c> of how many persons PBI-JKN is meant, where that is not all who receive it.
/// </summary>
public static class AidWords
{
    /// <summary>What texts have as <c>reopening</c> while a sheet's lines are decided.</summary>
    public const string Open = "open";

    /// <summary>Of what nobody verified (VER-7): <c>verified</c> is that month, <c>unpaid</c> the one after, with whose sheet it is verified.</summary>
    public static IReadOnlyDictionary<string, string> Of(UnverifiedAid aid)
    {
        ArgumentNullException.ThrowIfNull(aid);
        return Of(aid.Programmes, aid.Month, aid.Unpaid.Value, aid.Standing, aid.Again, aid.Persons);
    }

    /// <summary>Of what goes on since its end was found wrong (GOV-3): <c>verified</c> is the month with whose sheet it is verified.</summary>
    public static IReadOnlyDictionary<string, string> Of(UpheldAid aid)
    {
        ArgumentNullException.ThrowIfNull(aid);
        return Of(aid.Programmes, aid.Verified, string.Join(", ", aid.Unpaid.Select(month => month.Value)), aid.Standing, aid.Again, aid.Persons);
    }

    /// <summary>Of what a sheet that is not ratified has as ineligible: <c>stake</c>, <c>sheet</c> (its month), <c>pays</c>, and by <c>reopening</c> whether that can be decided otherwise, <c>until</c> the last day for that.</summary>
    public static IReadOnlyDictionary<string, string> Of(AidAtStake stake)
    {
        ArgumentNullException.ThrowIfNull(stake);
        return new Dictionary<string, string>(Of(stake.Way, stake.Until), StringComparer.Ordinal)
        {
            ["stake"] = string.Join(", ", stake.Programmes.Select(p => WireName.Of(p))),
            ["sheet"] = stake.Month.Value,
            ["pays"] = stake.Month.Next.Value,
        };
    }

    /// <summary>Whether what a sheet found can still be decided otherwise: <c>reopening</c>, and <c>until</c> the last day for that where one is set.</summary>
    public static IReadOnlyDictionary<string, string> Of(ReopeningWay? way, LocalDate? until)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal) { ["reopening"] = way is { } shut ? WireName.Of(shut) : Open };
        if (way == ReopeningWay.Corrected && until is { } day)
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
        .. payments?.Upheld is { } upheld ? [("upheld", Of(upheld))] : Array.Empty<(string, IReadOnlyDictionary<string, string>)>(),
    ];

    private static Dictionary<string, string> Of(IEnumerable<Programme> programmes, CyclePeriod verified, string unpaid, AidStanding? standing, CyclePeriod again, int? persons)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["aid"] = string.Join(", ", programmes.Select(p => WireName.Of(p))),
            ["verified"] = verified.Value,
            ["unpaid"] = unpaid,
            ["standing"] = WireName.Of(standing ?? AidStanding.Undecided),
            ["again"] = again.Value,
        };
        if (persons is { } some)
        {
            words["insured"] = some.ToString(CultureInfo.InvariantCulture);
        }

        return words;
    }
}
