using System.Runtime.Serialization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>What a family is to know of payments of assistance that it is entitled to and that leave it out (VER-7, GOV-3).</summary>
public sealed record AidPayments
{
    /// <summary>What nobody verified in the latest month that left something; null for nothing.</summary>
    public UnverifiedAid? Unverified { get; init; }

    /// <summary>What goes on though payments leave it out; null for nothing.</summary>
    public UpheldAid? Upheld { get; init; }

    /// <summary>What ended by a change of the family, when this is shown; null for nothing, and where it is kept.</summary>
    public IReadOnlyList<EndedAid>? Ended { get; init; }

    /// <summary>What months' payments leave out of assistance that has ended since, or is to end by a removal that is noticed: of months before that; null for nothing, and where it is kept.</summary>
    public IReadOnlyList<LostAid>? Before { get; init; }

    /// <summary>With what nobody verified in a month; null where as late a month is known already.</summary>
    public static AidPayments? With(AidPayments? known, UnverifiedAid unverified)
    {
        ArgumentNullException.ThrowIfNull(unverified);
        return known?.Unverified is { } before && before.Month.CompareTo(unverified.Month) >= 0 ? null : (known ?? new AidPayments()) with { Unverified = unverified };
    }

    /// <summary>How many persons' own assistance (PBI-JKN) is meant, where others of the family receive it too whose is not; null where that is all of them, or nobody's.</summary>
    public static int? Some(int? persons, IReadOnlyList<Entitlement> received) =>
        persons > 0 && persons < received.Count(e => e is { Programme: Programme.PbiJkn, Status: EntitlementStatus.Active }) ? persons : null;

    /// <summary>Those of it that are news on a day: what was not verified while the month runs whose payment leaves it out, and what goes on until it is paid again; each with its own reason.</summary>
    public AidPayments? On(LocalDate day)
    {
        var month = CyclePeriod.Of(day);
        var upheld = Upheld?.Again.CompareTo(month) >= 0 ? Upheld : null;
        var unverified = Unverified?.Unpaid == month ? Unverified : null;
        return unverified is null && upheld is null && Ended is null && Before is null ? null : new AidPayments { Unverified = unverified, Upheld = upheld, Ended = Ended, Before = Before };
    }
}

/// <summary>Assistance that nobody verified before a month closed (VER-7): the payment that month's recap makes does not count it (RAT-4), and it is verified with the next month's sheet (VER-2).</summary>
/// <param name="Month">The month.</param>
/// <param name="Programmes">The programmes; PBI-JKN where that of anybody was not verified.</param>
public sealed record UnverifiedAid(CyclePeriod Month, IReadOnlyList<Programme> Programmes)
{
    /// <summary>How it stands on the sheet that verifies it, when this is shown; null where it is kept.</summary>
    public AidStanding? Standing { get; init; }

    /// <summary>Of how many persons PBI-JKN is meant, where others of the family receive it too whose is not; null for all of them.</summary>
    public int? Persons { get; init; }

    /// <summary>The village whose sheet that is; null where none has it yet.</summary>
    [IgnoreDataMember]
    public AreaCode? Where { get; init; }

    /// <summary>The month whose payment does not count it, and with whose sheet it is verified.</summary>
    [IgnoreDataMember]
    public CyclePeriod Unpaid => Month.Next;

    /// <summary>The month from which it is paid where it is found eligible there.</summary>
    [IgnoreDataMember]
    public CyclePeriod Again => Month.Next.Next;
}

/// <summary>Assistance that goes on though months' sheets do not have it as eligible: its end was found wrong or taken back, or another receives it by now (GOV-3).</summary>
/// <param name="Programmes">The programmes.</param>
/// <param name="Unpaid">The months whose payment is made without it, and stays so, for the sheets that make it do not have it as eligible (RAT-4).</param>
/// <param name="Verified">The month with whose sheet it is verified: eligible there, it is paid from the next on.</param>
public sealed record UpheldAid(IReadOnlyList<Programme> Programmes, IReadOnlyList<CyclePeriod> Unpaid, CyclePeriod Verified)
{
    /// <summary>How it stands on that sheet; null where that was not noted.</summary>
    public AidStanding? Standing { get; init; }

    /// <summary>Of how many persons PBI-JKN is meant, where others of the family receive it too whose is not; null for all of them.</summary>
    public int? Persons { get; init; }

    /// <summary>Which payments leave out what of it, and why, the earliest first; null where that was not noted.</summary>
    public IReadOnlyList<LostAid>? Lost { get; init; }

    /// <summary>How each of it stands on that sheet, where that is not the same for all, or some is settled already; null where it is.</summary>
    public IReadOnlyList<AwaitedAid>? Awaited { get; init; }

    /// <summary>What is settled to be paid again after that, by what was verified (RAT-5): of it nothing is awaited; null for nothing, and where that is by the next month's own sheet.</summary>
    public IReadOnlyList<SettledAid>? Settled { get; init; }

    /// <summary>The village whose sheet that is; null where none has it yet.</summary>
    [IgnoreDataMember]
    public AreaCode? Where { get; init; }

    /// <summary>The assistance that is meant; none where that was not noted.</summary>
    [IgnoreDataMember]
    public IReadOnlyList<Entitlement> Aid { get; init; } = [];

    /// <summary>The month from which all of it is paid where it is found eligible.</summary>
    [IgnoreDataMember]
    public CyclePeriod Again => Awaited is { Count: 0 } && Settled is { Count: > 0 } settled ? settled[^1].From : Verified.Next;
}

/// <summary>What of that which goes on is settled to be paid again, by an earlier month's sheet that counts for it or by its own.</summary>
/// <param name="From">The first month that is paid again.</param>
/// <param name="Verified">The month in which that was verified.</param>
/// <param name="Programmes">The programmes.</param>
public sealed record SettledAid(CyclePeriod From, CyclePeriod Verified, IReadOnlyList<Programme> Programmes)
{
    /// <summary>Of how many persons PBI-JKN is meant, where others of the family receive it too whose is not; null for all of them.</summary>
    public int? Persons { get; init; }
}

/// <summary>What some months' payments leave out for one reason (RAT-4).</summary>
/// <param name="Reason">Why.</param>
/// <param name="Unpaid">The months whose payment leaves it out.</param>
/// <param name="Programmes">The programmes.</param>
public sealed record LostAid(LostReason Reason, IReadOnlyList<CyclePeriod> Unpaid, IReadOnlyList<Programme> Programmes)
{
    /// <summary>Of how many persons PBI-JKN is meant, where others of the family receive it too whose is not; null for all of them.</summary>
    public int? Persons { get; init; }
}

/// <summary>How some of what goes on stands on the sheet that verifies it next.</summary>
/// <param name="Standing">How.</param>
/// <param name="Programmes">The programmes.</param>
public sealed record AwaitedAid(AidStanding Standing, IReadOnlyList<Programme> Programmes)
{
    /// <summary>Of how many persons PBI-JKN is meant, where others of the family receive it too whose is not; null for all of them.</summary>
    public int? Persons { get; init; }
}

/// <summary>How assistance stands on the sheet that verifies it, from what needs nothing more to what needs most.</summary>
public enum AidStanding
{
    /// <summary>Found eligible, and that is ratified.</summary>
    Ratified,

    /// <summary>Found eligible, and that is not ratified yet.</summary>
    Eligible,

    /// <summary>Yet to be decided.</summary>
    Undecided,

    /// <summary>Ineligible so far: the village still decides it.</summary>
    Ineligible,

    /// <summary>Ineligible on a sheet that is finalised or closed, and not ratified: the village decides it anew only where that is opened again or comes back (VER-8).</summary>
    IneligibleShut,
}
