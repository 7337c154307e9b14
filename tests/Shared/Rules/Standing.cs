namespace Dtks.Tests.Rules;

/// <summary>A line of a sheet.</summary>
/// <param name="number">Its number, from 1.</param>
/// <param name="household">Its household on the sheet, from 0.</param>
/// <param name="member">Its recipient.</param>
/// <param name="programme">Its programme.</param>
internal sealed class ModelLine(int number, int household, string member, string programme)
{
    public int Number => number;

    public int Household => household;

    public string Member => member;

    public bool IsInsurance => programme == "PBI-JKN";

    /// <summary>What was decided of it; null for nothing.</summary>
    public Row? Decision { get; set; }
}

/// <summary>A village's month.</summary>
internal sealed class ModelSheet(IReadOnlyList<ModelLine> lines)
{
    public IReadOnlyList<ModelLine> Lines => lines;

    public bool IsFinalised { get; set; }

    public string? FinalisedBy { get; set; }

    public HashSet<string> DecidedBy { get; } = [];

    /// <summary>The lines that nobody verified before the month ended (VER-7), once it was finalised after that, or is corrected.</summary>
    public HashSet<int> Missed { get; } = [];

    /// <summary>Whether it was finalised and opened again (VER-8).</summary>
    public bool IsOpenAgain { get; set; }

    /// <summary>The dossier it was handed in with last.</summary>
    public ModelDossier? Dossier { get; set; }
}

/// <summary>A proposal.</summary>
internal sealed class ModelProposal(int village, Caller by)
{
    public Caller By => by;

    public int Village => village;

    public bool IsCitizens => by.Role == "citizen";

    public string ProposedBy => by.Subject;

    public string Status { get; set; } = string.Empty;

    /// <summary>Who said it anew.</summary>
    public HashSet<string> SaidBy { get; } = [];

    public string? DecidedBy { get; set; }

    public ModelDeliberation? AdmittedBy { get; set; }

    /// <summary>For which admission it was visited.</summary>
    public ModelDeliberation? VisitedFor { get; set; }

    public HashSet<string> Visitors { get; } = [];

    public ModelDossier? Dossier { get; set; }

    public ModelLetter? Letter { get; set; }

    /// <summary>The last day on which it may be verified, in local time.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>Whether somebody proposed it, as it was or as it is.</summary>
    public bool IsOf(string subject) => subject == ProposedBy || SaidBy.Contains(subject);

    /// <summary>Whether somebody had a part in it, so that they neither sign for it nor review that (GOV-2).</summary>
    public bool TookPart(string subject) => IsOf(subject) || subject == DecidedBy || Visitors.Contains(subject) || Dossier?.WasPassedOnBy(subject) == true;
}

/// <summary>A concluded deliberation.</summary>
internal sealed record ModelDeliberation(int Village, DateOnly HeldOn)
{
    public List<ModelDossier> Dossiers { get; } = [];
}

/// <summary>A dossier: of proposals, or of a sheet.</summary>
internal sealed class ModelDossier(int village, ModelDeliberation deliberation, IReadOnlyList<ModelProposal> rows, string submittedBy, IEnumerable<string> tookPart)
{
    public int Village => village;

    public ModelDeliberation Deliberation => deliberation;

    /// <summary>Its proposals; none of a sheet.</summary>
    public IReadOnlyList<ModelProposal> Rows => rows;

    public string SubmittedBy => submittedBy;

    /// <summary>Who had a part in what it holds.</summary>
    public HashSet<string> TookPart { get; } = [.. tookPart];

    public string Status { get; set; } = "submitted";

    public string? EndorsedBy { get; set; }

    public string? ReceivedBy { get; set; }

    public ModelDossier? Replaces { get; init; }

    /// <summary>What was made of it, by whom in which role: the same again is done.</summary>
    public HashSet<(string Outcome, string Role, string Subject)> Steps { get; } = [];

    /// <summary>Of a sheet's, the letter that covers it.</summary>
    public ModelLetter? Letter { get; set; }

    /// <summary>Whether somebody handed it in, endorsed it or received it.</summary>
    public bool WasPassedOnBy(string subject) => subject == SubmittedBy || subject == EndorsedBy || subject == ReceivedBy;

    public bool Holds => Status is not ("returned" or "withdrawn");
}

/// <summary>A letter of the regent's.</summary>
internal sealed class ModelLetter(IReadOnlyList<ModelProposal> rows, string by, DateTimeOffset until)
{
    /// <summary>When the determination date of the period that it counts for is over.</summary>
    public DateTimeOffset Until => until;

    /// <summary>Of a letter over sheets, their dossiers; null of one over proposals.</summary>
    public IReadOnlyList<ModelDossier>? Sheets { get; init; }

    /// <summary>The proposals it was signed for last.</summary>
    public IReadOnlyList<ModelProposal> Rows { get; set; } = rows;

    public List<string> SignedBy { get; } = [by];

    public string Status { get; set; } = "signed";
}
