using NodaTime;

namespace Dtks.Pages.Proposals;

/// <summary>A proposal as a page shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Programmes">The programmes asked for.</param>
/// <param name="Household">The family.</param>
/// <param name="History">What happened to it, oldest first.</param>
/// <param name="DueOn">By when it is decided.</param>
/// <param name="Match">What the population register says.</param>
/// <param name="Explanation">Why it was refused or came back, and what to do.</param>
/// <param name="Note">What was found.</param>
public sealed record ProposalRecord(
    string Id, string Status, string Kind, IReadOnlyList<string> Programmes, ProposedFamily Household, IReadOnlyList<HistoryStep> History, LocalDate? DueOn = null, RegisterMatch? Match = null, string? Explanation = null, string? Note = null)
{
    /// <summary>By whom it was made: <c>citizen</c>, <c>village</c>, <c>regency</c> or <c>ministry</c>.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>By which anyone who holds it follows it.</summary>
    public string TrackingCode { get; init; } = string.Empty;

    /// <summary>How the proposer is reached.</summary>
    public ProposedContact? Contact { get; init; }

    /// <summary>On whom the programmes are to stand, by NIK (VER-4).</summary>
    public string? Recipient { get; init; }

    /// <summary>From whom the name came (PRO-3).</summary>
    public ProposedNomination? NominatedBy { get; init; }

    /// <summary>Why its letter came back (RAT-5).</summary>
    public IReadOnlyList<string>? ReturnReasons { get; init; }

    /// <summary>What an officer may want to look at (REG-7).</summary>
    public IReadOnlyList<ProposalAdvice>? Hints { get; init; }

    /// <summary>The household that it became or assists.</summary>
    public string? RegisteredAs { get; init; }

    /// <summary>The deliberation that decided about it.</summary>
    public string? Deliberation { get; init; }

    /// <summary>Where it goes on since its household moved (REG-8).</summary>
    public ProposalGone? WentTo { get; init; }
}

/// <summary>Where a proposal goes on.</summary>
/// <param name="Village">The village's code.</param>
/// <param name="Proposal">Its id there.</param>
public sealed record ProposalGone(string Village, string Proposal);

/// <summary>How a proposer is reached.</summary>
/// <param name="Phone">The phone number.</param>
public sealed record ProposedContact(string? Phone = null);

/// <summary>From whom a name came.</summary>
/// <param name="Kind">As what.</param>
/// <param name="Name">Who.</param>
public sealed record ProposedNomination(string Kind, string? Name = null);

/// <summary>The family of a proposal.</summary>
/// <param name="Address">Where it lives.</param>
/// <param name="Members">Its members.</param>
/// <param name="FamilyCardNumber">The family card's number.</param>
public sealed record ProposedFamily(ProposedAddress Address, IReadOnlyList<ProposedMember> Members, string? FamilyCardNumber = null);

/// <summary>Where a family lives.</summary>
/// <param name="Street">The street.</param>
/// <param name="Rt">The neighbourhood unit.</param>
/// <param name="Rw">The unit above.</param>
public sealed record ProposedAddress(string? Street = null, string? Rt = null, string? Rw = null);

/// <summary>A member of the family.</summary>
/// <param name="Name">The name.</param>
/// <param name="Relationship">How they are related to the head.</param>
/// <param name="Sex">The sex.</param>
/// <param name="BirthDate">The birth date.</param>
/// <param name="Nik">The NIK; null for one without.</param>
public sealed record ProposedMember(string Name, string? Relationship = null, string? Sex = null, LocalDate? BirthDate = null, string? Nik = null)
{
    /// <summary>Where they were born.</summary>
    public string? BirthPlace { get; init; }

    /// <summary>The mother's maiden name.</summary>
    public string? MotherMaidenName { get; init; }

    /// <summary>The marital status.</summary>
    public string? MaritalStatus { get; init; }
}

/// <summary>What the population register says of the family.</summary>
/// <param name="Fields">Field by field.</param>
public sealed record RegisterMatch(IReadOnlyList<MatchedField>? Fields = null)
{
    /// <summary>Whether the address passes.</summary>
    public string? AddressOutcome { get; init; }

    /// <summary>Who of the family has something otherwise.</summary>
    public IReadOnlyList<MatchedMember>? Members { get; init; }
}

/// <summary>What the register has otherwise of a member.</summary>
/// <param name="Pointer">Where the member stands in the proposal, such as <c>/household/members/1</c>.</param>
/// <param name="Fields">The fields.</param>
public sealed record MatchedMember(string Pointer, IReadOnlyList<string> Fields);

/// <summary>What it says of a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Outcome"><c>match</c>, or how it differs.</param>
public sealed record MatchedField(string Field, string Outcome);

/// <summary>A step of a history.</summary>
/// <param name="At">When.</param>
/// <param name="Status">Where it stood then.</param>
/// <param name="Role">Who did it, by role.</param>
/// <param name="Rule">The rule by which.</param>
/// <param name="Note">What was said.</param>
/// <param name="Explanation">Why, in words.</param>
public sealed record HistoryStep(Instant At, string Status, string Role, string? Rule = null, string? Note = null, string? Explanation = null);
