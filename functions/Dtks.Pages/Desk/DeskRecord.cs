using Dtks.Pages.Records;
using NodaTime;

namespace Dtks.Pages.Desk;

/// <summary>A visit in the guest book.</summary>
/// <param name="QueueNumber">The day's number.</param>
/// <param name="Name">The visitor's name as they said it.</param>
/// <param name="Purpose">What they came for.</param>
public sealed record VisitRow(int QueueNumber = 0, string Name = "", string Purpose = "") : ListedRow;

/// <summary>An application in a list.</summary>
/// <param name="Name">Who asks.</param>
/// <param name="Village">Their village.</param>
/// <param name="Section">The section.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="With">With whom it lies.</param>
/// <param name="Days">For how many days.</param>
/// <param name="DueOn">By when the village answers.</param>
/// <param name="Late">Whether that is over.</param>
public sealed record HelpRow(string Name = "", string Village = "", string Section = "", string Status = "", HelpWith? With = null, int Days = 0, LocalDate? DueOn = null, bool? Late = null) : ListedRow;

/// <summary>With whom an application lies.</summary>
/// <param name="Holder">Who.</param>
public sealed record HelpWith(string Holder);

/// <summary>An application as the pages show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TrackingCode">The code that it is tracked by.</param>
/// <param name="Applicant">Who asks.</param>
/// <param name="Help">What for.</param>
/// <param name="Section">The section.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="With">With whom it lies.</param>
/// <param name="Days">For how many days.</param>
/// <param name="Missing">Papers that are missing.</param>
/// <param name="History">Step by step.</param>
/// <param name="Letters">The letters that there are.</param>
public sealed record HelpRecord(
    string Id, string TrackingCode, HelpApplicant Applicant, string Help, string Section, string Status, HelpWith With, int Days, IReadOnlyList<string> Missing, IReadOnlyList<HelpPast> History, IReadOnlyList<string> Letters)
{
    /// <summary>The programme that it goes for.</summary>
    public string? Programme { get; init; }

    /// <summary>Why it ended.</summary>
    public string? EndReason { get; init; }

    /// <summary>The papers that its programme asks for.</summary>
    public IReadOnlyList<string>? Papers { get; init; }

    /// <summary>Its files.</summary>
    public IReadOnlyList<HelpFile>? Files { get; init; }
}

/// <summary>A file of an application.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Which kind.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Paper">Which of the programme's papers it is.</param>
public sealed record HelpFile(string Id, string Kind, string Status, string? Paper = null);

/// <summary>Who asks for help.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Nik">Their NIK.</param>
/// <param name="Phone">Their phone number.</param>
/// <param name="Village">Their village.</param>
public sealed record HelpApplicant(string Name, string Nik, string Phone, string Village);

/// <summary>A step.</summary>
/// <param name="At">When.</param>
/// <param name="Code">What.</param>
/// <param name="Role">In which role.</param>
public sealed record HelpPast(Instant At, string Code, string Role);
