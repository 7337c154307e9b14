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
    string Id, string Status, string Kind, IReadOnlyList<string> Programmes, ProposedFamily Household, IReadOnlyList<HistoryStep> History, LocalDate? DueOn = null, RegisterMatch? Match = null, string? Explanation = null, string? Note = null);

/// <summary>The family of a proposal.</summary>
/// <param name="Address">Where it lives.</param>
/// <param name="Members">Its members.</param>
public sealed record ProposedFamily(ProposedAddress Address, IReadOnlyList<ProposedMember> Members);

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
public sealed record ProposedMember(string Name, string? Relationship = null, string? Sex = null, LocalDate? BirthDate = null, string? Nik = null);

/// <summary>What the population register says of the family.</summary>
/// <param name="Fields">Field by field.</param>
public sealed record RegisterMatch(IReadOnlyList<MatchedField>? Fields = null);

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
