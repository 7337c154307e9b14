using System.Runtime.Serialization;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>What a family is to know of payments of assistance that it is entitled to and that leave it out (VER-7, GOV-3).</summary>
public sealed record AidPayments
{
    /// <summary>What nobody verified in the latest month that left something; null for nothing.</summary>
    public UnverifiedAid? Unverified { get; init; }

    /// <summary>What ended and goes on since its end was found wrong, the latest; null for nothing.</summary>
    public UpheldAid? Upheld { get; init; }

    /// <summary>With what nobody verified in a month; null where as late a month is known already.</summary>
    public static AidPayments? With(AidPayments? known, UnverifiedAid unverified)
    {
        ArgumentNullException.ThrowIfNull(unverified);
        return known?.Unverified is { } before && before.Month.CompareTo(unverified.Month) >= 0 ? null : (known ?? new AidPayments()) with { Unverified = unverified };
    }

    /// <summary>Those of it that are news on a day: what was not verified while the month runs whose payment leaves it out, else what goes on until it is paid again.</summary>
    public AidPayments? On(LocalDate day)
    {
        var month = CyclePeriod.Of(day);
        return Unverified?.Unpaid == month ? new AidPayments { Unverified = Unverified }
            : Upheld?.Again.CompareTo(month) >= 0 ? new AidPayments { Upheld = Upheld }
            : null;
    }
}

/// <summary>Assistance that nobody verified before a month closed (VER-7): the payment that month's recap makes does not count it (RAT-4), and it is verified with the next month's sheet (VER-2).</summary>
/// <param name="Month">The month.</param>
/// <param name="Programmes">The programmes; PBI-JKN where that of anybody was not verified.</param>
public sealed record UnverifiedAid(CyclePeriod Month, IReadOnlyList<Programme> Programmes)
{
    /// <summary>The month whose payment does not count it, and with whose sheet it is verified.</summary>
    [IgnoreDataMember]
    public CyclePeriod Unpaid => Month.Next;

    /// <summary>The month from which it is paid where it is found eligible there.</summary>
    [IgnoreDataMember]
    public CyclePeriod Again => Month.Next.Next;
}

/// <summary>Assistance that a month's verification stopped and that goes on since that was found wrong (GOV-3).</summary>
/// <param name="Programmes">The programmes.</param>
/// <param name="Unpaid">The months whose payment was made without it, or will be, for the sheets that make it do not have it as eligible (RAT-4).</param>
/// <param name="Verified">The month with whose sheet it is verified: found eligible there, it is paid from the next on.</param>
public sealed record UpheldAid(IReadOnlyList<Programme> Programmes, IReadOnlyList<CyclePeriod> Unpaid, CyclePeriod Verified)
{
    /// <summary>The month from which it is paid where it is found eligible.</summary>
    [IgnoreDataMember]
    public CyclePeriod Again => Verified.Next;
}
