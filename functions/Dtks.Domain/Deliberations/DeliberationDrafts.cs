namespace Dtks.Domain.Deliberations;

/// <summary>A deliberation as it came in; nothing checked.</summary>
/// <param name="Kind">Wire name of <see cref="DeliberationKind"/>.</param>
/// <param name="HeldOn">yyyy-MM-dd.</param>
/// <param name="Place">Where it was held.</param>
/// <param name="Attendees">Who was present.</param>
/// <param name="Round">Of one on cards, the round; may be absent where the village has cards of one alone.</param>
public sealed record DeliberationDraft(string? Kind, string? HeldOn, string? Place, IReadOnlyList<AttendeeDraft?>? Attendees, string? Round = null);

/// <summary>Someone present as it came in; nothing checked.</summary>
/// <param name="Name">Name.</param>
/// <param name="Element">Wire name of <see cref="AttendeeElement"/>.</param>
/// <param name="Unit">Neighbourhood unit.</param>
public sealed record AttendeeDraft(string? Name, string? Element, string? Unit)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[attendee]";
}

/// <summary>One decision of a deliberation as it came in; nothing checked.</summary>
/// <param name="Proposal">The proposal decided, or null.</param>
/// <param name="Household">The household decided, or null.</param>
/// <param name="Decision">Wire name of <see cref="DecisionKind"/>.</param>
/// <param name="Ground">A ground of VER-5.</param>
/// <param name="Note">A note.</param>
/// <param name="Card">The card decided, or null.</param>
public sealed record DecisionDraft(string? Proposal, string? Household, string? Decision, int? Ground, string? Note, string? Card = null);

/// <summary>A conclusion as it came in; nothing checked.</summary>
/// <param name="Minutes">What the minutes state.</param>
public sealed record ConclusionDraft(MinutesDraft? Minutes);

/// <summary>What the minutes state, as it came in; nothing checked.</summary>
/// <param name="Proposals">The number of proposals.</param>
/// <param name="Terminations">The number of terminations.</param>
/// <param name="Signatories">Who of those present signed them; may be absent.</param>
/// <param name="Cards">Of one on cards, what they state of these.</param>
public sealed record MinutesDraft(int? Proposals, int? Terminations, IReadOnlyList<string?>? Signatories = null, CardMinutesDraft? Cards = null)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[minutes]";
}

/// <summary>Someone invited as it came in; nothing checked.</summary>
/// <param name="Name">Name.</param>
/// <param name="Element">Wire name of <see cref="AttendeeElement"/>.</param>
/// <param name="Unit">Neighbourhood unit.</param>
/// <param name="InvitedOn">yyyy-MM-dd.</param>
/// <param name="By">Wire name of <see cref="InvitationWay"/>.</param>
public sealed record InvitationDraft(string? Name, string? Element, string? Unit, string? InvitedOn, string? By)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[invitation]";
}

/// <summary>Why a deliberation is given up, as it came in; nothing checked.</summary>
/// <param name="Reason">1 to 1,000 characters.</param>
public sealed record DeliberationCancellationDraft(string? Reason)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[cancellation]";
}

/// <summary>A neighbourhood unit of a village as it came in; nothing checked.</summary>
/// <param name="Unit">What it goes by.</param>
/// <param name="Kind">Wire name of <see cref="UnitKind"/>.</param>
/// <param name="Name">Its name.</param>
public sealed record UnitDraft(string? Unit, string? Kind, string? Name);

/// <summary>What the minutes of a deliberation on cards state of these, as it came in; nothing checked.</summary>
/// <param name="Returned">How many cards were returned.</param>
/// <param name="Surrendered">How many were handed back.</param>
/// <param name="WellOff">How many households were judged well-off.</param>
/// <param name="Replacements">How many households have a card in another's place.</param>
/// <param name="Skrtm">How many SKRTM were filled in.</param>
public sealed record CardMinutesDraft(int? Returned, int? Surrendered, int? WellOff, int? Replacements, int? Skrtm);

/// <summary>One replacement as it came in, its household looked up or read; nothing checked.</summary>
/// <param name="Card">The card in whose place another household has one.</param>
/// <param name="Household">The household of the register, or null.</param>
/// <param name="Proposed">The family that is proposed with it, or null.</param>
/// <param name="Reserve">The place among those that step in where the first fails, from 1; null for the first.</param>
public sealed record ReplacementDraft(string? Card, string? Household, ProposedReplacement? Proposed, int? Reserve);

/// <summary>A family that is proposed as a replacement household.</summary>
/// <param name="Proposal">The proposal by which it enters the register.</param>
/// <param name="Family">What tells it from others: the family card number, never shown.</param>
public sealed record ProposedReplacement(string Proposal, string Family)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[family]";
}
