using Dtks.Pages.Records;

namespace Dtks.Pages.Visits;

/// <summary>The edition of the form of the home visit, as the API gives it (RAT-2).</summary>
/// <param name="Version">By which it is named in what is sent.</param>
/// <param name="Title">The form's title.</param>
/// <param name="Edition">Which edition it is, in words.</param>
/// <param name="Sections">Its sections, in order.</param>
public sealed record VisitEdition(string Version, string Title, string Edition, IReadOnlyList<VisitSection> Sections)
{
    /// <summary>Those that are filled in once.</summary>
    public IReadOnlyList<VisitSection> Once => [.. Sections.Where(s => s.Scope == "household")];

    /// <summary>Those that are filled in for each member.</summary>
    public IReadOnlyList<VisitSection> OfMembers => [.. Sections.Where(s => s.Scope == "member")];
}

/// <summary>A section of the form.</summary>
/// <param name="Code">Its number on the form.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Scope"><c>household</c> or <c>member</c>.</param>
/// <param name="Questions">Its questions, in order.</param>
public sealed record VisitSection(string Code, string Title, string Scope, IReadOnlyList<VisitQuestion> Questions);

/// <summary>A question of the form.</summary>
/// <param name="Code">Its number, by which it is answered.</param>
/// <param name="Label">The question.</param>
/// <param name="Type">How it is answered.</param>
public sealed record VisitQuestion(string Code, string Label, string Type)
{
    /// <summary>The codes it is answered with.</summary>
    public IReadOnlyList<VisitOption>? Options { get; init; }

    /// <summary>Answers without which it is not asked.</summary>
    public IReadOnlyList<VisitCondition>? AskIf { get; init; }

    /// <summary>What a number counts.</summary>
    public string? Unit { get; init; }

    /// <summary>What whoever fills it in should know.</summary>
    public string? Note { get; init; }
}

/// <summary>A code that a question is answered with.</summary>
/// <param name="Code">The code.</param>
/// <param name="Label">What it says.</param>
public sealed record VisitOption(string Code, string Label);

/// <summary>An answer without which a question is not asked.</summary>
/// <param name="Question">The question.</param>
/// <param name="Codes">One of its codes.</param>
public sealed record VisitCondition(string Question, IReadOnlyList<string> Codes);

/// <summary>A home visit as it was recorded last.</summary>
/// <param name="VisitedOn">The day.</param>
/// <param name="Visitors">Who visited.</param>
/// <param name="Answers">What was answered once, by the questions' codes.</param>
/// <param name="Members">What was answered for each member.</param>
/// <param name="FormVersion">The edition.</param>
/// <param name="Note">A note.</param>
public sealed record VisitRecord(
    string VisitedOn, IReadOnlyList<Visitor> Visitors, IReadOnlyDictionary<string, string> Answers, IReadOnlyList<IReadOnlyDictionary<string, string>> Members, string FormVersion, string? Note = null);

/// <summary>Who visited.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Body">The body they come from.</param>
public sealed record Visitor(string Name, string Body);
