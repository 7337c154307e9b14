using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.ServiceDesk;

/// <summary>An application for help, as its events have made it (SVC-2 to SVC-9).</summary>
public sealed record HelpApplicationState
{
    /// <summary>Its id, unique within the regency.</summary>
    public required string Id { get; init; }

    /// <summary>The regency whose front office took it.</summary>
    public required AreaCode Regency { get; init; }

    /// <summary>The code under which it is tracked.</summary>
    public required string TrackingCode { get; init; }

    /// <summary>The visit it was filed at.</summary>
    public required string Visit { get; init; }

    /// <summary>Who asks. Personal data: encrypted at rest.</summary>
    public required Applicant Applicant { get; init; }

    /// <summary>What is asked for, in their words. Encrypted at rest.</summary>
    public required string Help { get; init; }

    /// <summary>The section for the kind of help; its officers alone see the file beside the front office (SVC-1).</summary>
    public required Section Section { get; init; }

    /// <summary>A note of the front office; null for none. Encrypted at rest.</summary>
    public string? Note { get; init; }

    /// <summary>Where it stands.</summary>
    public required HelpStatus Status { get; init; }

    /// <summary>Papers that were accepted, by kind (SVC-2).</summary>
    public IReadOnlyList<string> Papers { get; init; } = [];

    /// <summary>The programme, once one was assigned (SVC-4); null before.</summary>
    public string? Programme { get; init; }

    /// <summary>The record of the poverty database that the applicant is; null where they were not found in it (SVC-3).</summary>
    public string? FoundAs { get; init; }

    /// <summary>The day in the village on which it was asked; null where it was not (SVC-5).</summary>
    public LocalDate? VillageAskedOn { get; init; }

    /// <summary>The last day of its time to answer; null where it was not asked (SVC-5).</summary>
    public LocalDate? VillageDueOn { get; init; }

    /// <summary>From which day on the village was late to answer; null where it was not (SVC-5).</summary>
    public LocalDate? VillageLateFrom { get; init; }

    /// <summary>The village's answer; null while there is none (SVC-6).</summary>
    public VillageAnswer? Answer { get; init; }

    /// <summary>What the section saw; null while it has not been there (SVC-8).</summary>
    public FieldVerification? Field { get; init; }

    /// <summary>The recommendation; null while there is none (SVC-9).</summary>
    public Recommendation? Recommendation { get; init; }

    /// <summary>The place on the waiting list; null while there is none (SVC-9).</summary>
    public WaitingPlace? Place { get; init; }

    /// <summary>Why the giver deferred it, oldest first.</summary>
    public IReadOnlyList<string> Deferrals { get; init; } = [];

    /// <summary>Why it came to an end without help; null else.</summary>
    public HelpEnd? End { get; init; }

    /// <summary>What was said of its end; null where nothing was. Encrypted at rest.</summary>
    public string? EndReason { get; init; }

    /// <summary>The subject who took it in at the front office: they do not verify it in the field (SVC-8, GOV-2).</summary>
    public required string FiledBy { get; init; }

    /// <summary>What happened, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>Since when it stands where it does.</summary>
    public required Instant Since { get; init; }

    /// <summary>Who must take its next step.</summary>
    public HelpHolder Holder() => HelpHolders.Of(Status);
}

/// <summary>Who asks for help. Personal data: encrypted at rest.</summary>
/// <param name="Nik">The NIK.</param>
/// <param name="Name">The name.</param>
/// <param name="Card">The family card's number.</param>
/// <param name="Phone">A phone number as it is dialled from anywhere.</param>
/// <param name="Village">The village they live in.</param>
/// <param name="BirthDate">The birth date; null where it was not said.</param>
public sealed record Applicant(Nik Nik, string Name, FamilyCardNumber Card, string Phone, AreaCode Village, LocalDate? BirthDate);

/// <summary>A village's answer (SVC-6).</summary>
/// <param name="Outcome">What it found.</param>
/// <param name="VerifiedBy">Who of TKP2KDes verified. Encrypted at rest.</param>
/// <param name="VerifiedOn">When.</param>
/// <param name="Note">What they saw. Encrypted at rest.</param>
/// <param name="Skm">The poverty statement; null where the applicant is not poor.</param>
public sealed record VillageAnswer(PovertyOutcome Outcome, IReadOnlyList<string> VerifiedBy, LocalDate VerifiedOn, string Note, Skm? Skm);

/// <summary>A poverty statement, surat keterangan miskin (SVC-6).</summary>
/// <param name="Number">Its number, once in a village.</param>
/// <param name="ValidUntil">Its last day.</param>
public sealed record Skm(string Number, LocalDate ValidUntil);

/// <summary>What the section saw in the field (SVC-8).</summary>
/// <param name="Programme">The programme, as it stood.</param>
/// <param name="ProgrammeFrom">From when on the programme stood so.</param>
/// <param name="Criteria">Each of its criteria. Notes are encrypted at rest.</param>
/// <param name="VisitedOn">When.</param>
public sealed record FieldVerification(string Programme, LocalDate ProgrammeFrom, IReadOnlyList<CriterionSeen> Criteria, LocalDate VisitedOn)
{
    /// <summary>Whether all are met.</summary>
    public bool IsMet() => Criteria.All(c => c.Met);
}

/// <summary>A criterion as it was seen.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Met">Whether it is met.</param>
/// <param name="Note">Why not, or what was seen; null for nothing.</param>
public sealed record CriterionSeen(string Code, bool Met, string? Note);

/// <summary>A recommendation letter (SVC-9).</summary>
/// <param name="Number">Its number, once in a regency and year.</param>
/// <param name="Date">Its date.</param>
/// <param name="Giver">The office that is to give the help.</param>
public sealed record Recommendation(string Number, LocalDate Date, string Giver);

/// <summary>A place on a giver's waiting list (SVC-9).</summary>
/// <param name="Giver">The giver.</param>
/// <param name="Urgency">The class of urgency; null where the programme has none.</param>
/// <param name="Order">What the list goes by: urgency, then the recommendation's date, then when it was put there, then the id.</param>
public sealed record WaitingPlace(string Giver, string? Urgency, string Order);
