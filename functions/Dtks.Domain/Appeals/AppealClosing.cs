using NodaTime;

namespace Dtks.Domain.Appeals;

/// <summary>How an appeal ended that was granted for a deliberation to decide (GOV-3).</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Deliberation">The deliberation that decided; null where none did.</param>
public sealed record AppealClosing(AppealOutcome Outcome, string? Deliberation = null);

/// <summary>What came of an appeal that was granted for a deliberation to decide.</summary>
public enum AppealOutcome
{
    /// <summary>The deliberation proposes to stop or deactivate the household.</summary>
    StopProposed,

    /// <summary>The deliberation decided that it stays; an earlier proposal to stop it is taken back.</summary>
    Kept,

    /// <summary>The household stands in the register no more: there is nothing left to decide.</summary>
    HouseholdGone,
}

/// <summary>What a concluded deliberation decided on a household, as appeals about it are to know.</summary>
/// <param name="Deliberation">The deliberation.</param>
/// <param name="HeldOn">The day it was held.</param>
/// <param name="ConcludedAt">When it was concluded.</param>
/// <param name="Stops">Whether it proposes to stop the household; else that stays.</param>
public sealed record AppealHearing(string Deliberation, LocalDate HeldOn, Instant ConcludedAt, bool Stops);
