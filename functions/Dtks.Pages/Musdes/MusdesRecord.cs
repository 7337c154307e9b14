using System.Globalization;
using Dtks.Pages.Records;
using NodaTime;

namespace Dtks.Pages.Musdes;

/// <summary>A deliberation in its village's list.</summary>
/// <param name="Kind"><c>regular</c> or <c>cards</c>.</param>
/// <param name="Status"><c>open</c>, <c>concluded</c> or <c>cancelled</c>.</param>
/// <param name="HeldOn">The day it was held.</param>
/// <param name="Attendees">How many were present.</param>
/// <param name="Proposals">How many of its decisions are about proposals.</param>
/// <param name="Terminations">How many terminate.</param>
public sealed record MusdesRow(string Kind = "", string Status = "", LocalDate HeldOn = default, int Attendees = 0, int Proposals = 0, int Terminations = 0) : ListedRow;

/// <summary>A deliberation as the pages show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>regular</c> or <c>cards</c>.</param>
/// <param name="Status"><c>open</c>, <c>concluded</c> or <c>cancelled</c>.</param>
/// <param name="HeldOn">The day it was held.</param>
/// <param name="Place">Where.</param>
/// <param name="Attendees">Who was present (MUS-3).</param>
/// <param name="Decisions">What it decided (MUS-2).</param>
/// <param name="Evidence">Its uploads (MUS-4).</param>
/// <param name="Minutes">What the minutes state; null until it is concluded.</param>
/// <param name="History">Step by step.</param>
public sealed record MusdesRecord(
    string Id,
    string Kind,
    string Status,
    LocalDate HeldOn,
    string Place,
    IReadOnlyList<MusdesAttendee> Attendees,
    IReadOnlyList<MusdesDecision> Decisions,
    IReadOnlyList<MusdesUpload> Evidence,
    MusdesMinutes? Minutes,
    IReadOnlyList<MusdesStep> History)
{
    /// <summary>Of one on cards, its round.</summary>
    public string? Round { get; init; }

    /// <summary>Of one on cards, who is to have a card in another's place (CRD-5).</summary>
    public IReadOnlyList<MusdesReplacement>? Replacements { get; init; }

    /// <summary>Who had been invited (MUS-3).</summary>
    public IReadOnlyList<InvitedRow>? Invitations { get; init; }

    /// <summary>What stands in the way of its conclusion.</summary>
    public IReadOnlyList<MusdesNote> Unmet { get; init; } = [];

    /// <summary>What would better be done before its conclusion, and need not be.</summary>
    public IReadOnlyList<MusdesNote> Advice { get; init; } = [];

    /// <summary>Why it was given up.</summary>
    public string? Reason { get; init; }

    /// <summary>Notes on it, each text once, with the families that it is said of.</summary>
    public static IEnumerable<string> Told(IReadOnlyList<MusdesNote> notes, IReadOnlyList<MusdesDecision> decisions) => notes
        .GroupBy(n => n.Rule is { } rule ? $"{n.Detail} ({rule})" : n.Detail)
        .Select(of => (Text: of.Key, Heads: of.Select(n => MusdesNote.DecisionOf(n, decisions)?.Head).OfType<string>().Distinct().ToList()))
        .Select(of => of.Heads.Count == 0 ? of.Text : $"{string.Join(", ", of.Heads)}: {of.Text}");

    /// <summary>Whether it can still be written to.</summary>
    public bool IsOpen => Status == "open";
}

/// <summary>Someone present.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Element">Whom they stand for.</param>
/// <param name="Unit">The neighbourhood unit.</param>
public sealed record MusdesAttendee(string Name, string Element, string? Unit = null);

/// <summary>A decision.</summary>
/// <param name="Decision">What.</param>
/// <param name="Proposal">About which proposal.</param>
/// <param name="Household">About which household.</param>
/// <param name="Card">About which card.</param>
/// <param name="Ground">A ground of VER-5.</param>
/// <param name="Note">A note.</param>
/// <param name="Obstacle">Why it could not be carried out.</param>
public sealed record MusdesDecision(string Decision, string? Proposal = null, string? Household = null, string? Card = null, int? Ground = null, string? Note = null, MusdesNote? Obstacle = null)
{
    /// <summary>Of a proposal, the family's head; null where that is not to be had.</summary>
    public string? Head { get; init; }

    /// <summary>What tells it from others of its deliberation.</summary>
    public string Subject => Proposal ?? Household ?? Card ?? string.Empty;
}

/// <summary>An upload.</summary>
/// <param name="Kind"><c>minutes</c>, <c>attendance</c>, <c>activityPhoto</c> or <c>publicationPhoto</c>.</param>
/// <param name="Status"><c>pending</c>, <c>inspecting</c>, <c>accepted</c>, <c>rejected</c> or <c>expired</c>.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Size">Its length in bytes.</param>
public sealed record MusdesUpload(string Kind = "", string Status = "", string FileName = "", long Size = 0) : ListedRow;

/// <summary>What the minutes state.</summary>
/// <param name="Proposals">The number of proposals decided.</param>
/// <param name="Terminations">The number of terminations.</param>
public sealed record MusdesMinutes(int Proposals, int Terminations);

/// <summary>A step.</summary>
/// <param name="At">When.</param>
/// <param name="Code">What.</param>
/// <param name="Role">In which role.</param>
public sealed record MusdesStep(Instant At, string Code, string Role);

/// <summary>What is told of it, in the reader's language.</summary>
/// <param name="Detail">In words.</param>
/// <param name="Rule">The rule it comes from.</param>
/// <param name="Pointer">Where in the deliberation.</param>
public sealed record MusdesNote(string Detail, string? Rule = null, string? Pointer = null)
{
    private const string Decided = "/decisions/";

    /// <summary>The decision that it is said of; null where it is said of something else.</summary>
    public static MusdesDecision? DecisionOf(MusdesNote note, IReadOnlyList<MusdesDecision> decisions)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(decisions);
        return note.Pointer is { } pointer && pointer.StartsWith(Decided, StringComparison.Ordinal) && int.TryParse(pointer.Split('/')[2], NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < decisions.Count
            ? decisions[place]
            : null;
    }
}

/// <summary>What waits for a deliberation: a proposal, or a household with a granted objection.</summary>
/// <param name="Head">The family's head.</param>
/// <param name="Members">How many the family is.</param>
/// <param name="Proposal">The proposal's id.</param>
/// <param name="Household">The household's id.</param>
/// <param name="Kind">What is proposed.</param>
/// <param name="DecidedBy">The concluded deliberation whose decision is yet to take effect.</param>
/// <param name="Advice">What is to be known of it.</param>
public sealed record AgendaRow(string Head = "", int Members = 0, string? Proposal = null, string? Household = null, string? Kind = null, string? DecidedBy = null, IReadOnlyList<MusdesNote>? Advice = null) : ListedRow
{
    /// <summary>What is decided on.</summary>
    public string? Subject => Proposal ?? Household;
}

/// <summary>Who is to have a card in another's place.</summary>
/// <param name="Id">The replacement's id, which is its statement's too.</param>
/// <param name="Reserve">Its place in reserve; null for the first.</param>
public sealed record MusdesReplacement(string Id, int? Reserve = null);
