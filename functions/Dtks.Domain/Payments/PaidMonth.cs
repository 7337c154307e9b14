using Dtks.Domain.Households;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Payments;

/// <summary>What becomes of some assistance in one month's payment, by the sheets that make it (RAT-4, RAT-5).</summary>
/// <param name="Month">The month that is paid.</param>
/// <param name="State">Whether the payment counts it.</param>
public sealed record PaidMonth(CyclePeriod Month, PaymentState State)
{
    /// <summary>The month of the sheet by which that is so, or that settles it: the month before, or an earlier one whose letter was signed late (RAT-5).</summary>
    public CyclePeriod? By { get; init; }

    /// <summary>Why it is left out; null where it is not.</summary>
    public LostReason? Why { get; init; }

    /// <summary>How it stands on the sheet that settles it, while nothing does; null once it is settled.</summary>
    public AidStanding? Standing { get; init; }

    /// <summary>Whether that sheet is finalised or its month is over: it is settled so unless the sheet is opened again or comes back (VER-8).</summary>
    public bool IsShut { get; init; }

    /// <summary>Whether it is left out.</summary>
    public bool IsLost => State == PaymentState.LeftOut;

    /// <summary>Whether it is left out since nobody verified it on the month's own sheet before that closed (VER-7).</summary>
    public bool IsMissed => this is { State: PaymentState.LeftOut, Why: LostReason.Unverified } && By == Month.Previous;

    /// <summary>Whether it is counted, or is to be by what a sheet was finalised with (RAT-6).</summary>
    public bool IsPaid => State == PaymentState.Counted || (this is { State: PaymentState.Unsettled, Standing: AidStanding.Eligible, IsShut: true });

    /// <summary>Whether the sheet has it as ineligible, or did not find it eligible since its recipient was gone: what a death or a removal ended is not paid by that.</summary>
    public bool IsFoundOut => Why is LostReason.Ineligible or LostReason.Gone || Standing is AidStanding.Ineligible or AidStanding.IneligibleShut;
}

/// <summary>Whether a month's payment counts some assistance.</summary>
public enum PaymentState
{
    /// <summary>It was not to be on the sheet yet (VER-2).</summary>
    NotDue,

    /// <summary>A ratified sheet that counts for that payment has it as eligible.</summary>
    Counted,

    /// <summary>The sheet that makes the payment is yet to be opened, decided or ratified.</summary>
    Unsettled,

    /// <summary>It does not, and nothing that is known has it do so.</summary>
    LeftOut,
}
