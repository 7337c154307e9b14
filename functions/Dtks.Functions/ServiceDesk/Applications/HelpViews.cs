using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Platform.Audit;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>That an application was filed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TrackingCode">The code under which the applicant tracks it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Missing">The papers that are missing, all of them (SVC-2).</param>
public sealed record HelpReceipt(string Id, string TrackingCode, HelpStatus Status, IReadOnlyList<string> Missing);

/// <summary>Where an application stands after a step.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Holder">Who must take its next step.</param>
/// <param name="Since">Since when.</param>
public sealed record HelpStepReceipt(string Id, HelpStatus Status, HelpHolder Holder, Instant Since);

/// <summary>An application in a list: where it is, with whom, since when.</summary>
[ShowsPerson]
internal sealed record HelpItem(
    string Id, string TrackingCode, string Name, string Village, Section Section, string? Programme, HelpStatus Status, HelpPlace With, Instant Since, int Days, LocalDate? DueOn, bool? Late, Instant FiledAt)
{
    /// <summary>As a village sees it that is asked (REG-3).</summary>
    public HelpItem ForVillage() => this with { Programme = null };

    public static HelpItem Of(HelpApplicationState state, int days) => new(
        state.Id, state.TrackingCode, state.Applicant.Name, state.Applicant.Village.Value, state.Section, state.Programme, state.Status, HelpPlace.Of(state), state.Since, days,
        state.Status == HelpStatus.AskedOfVillage ? state.VillageDueOn : null, state is { Status: HelpStatus.AskedOfVillage, VillageLateFrom: not null } ? true : null, state.History[0].At);
}

/// <summary>Who has an application: the holder, and which one it is.</summary>
/// <param name="Holder">Who.</param>
/// <param name="Section">The section, where it is one.</param>
/// <param name="Village">The village, where it is one.</param>
/// <param name="Giver">The giver, where it is one.</param>
internal sealed record HelpPlace(HelpHolder Holder, Section? Section, string? Village, string? Giver)
{
    public static HelpPlace OfVillage(HelpApplicationState state) => new(HelpHolder.Village, null, state.Applicant.Village.Value, null);

    public static HelpPlace Of(HelpApplicationState state) => state.Holder() switch
    {
        HelpHolder.Section => new(HelpHolder.Section, state.Section, null, null),
        HelpHolder.Data => new(HelpHolder.Data, Domain.Kernel.Section.Data, null, null),
        HelpHolder.Village => OfVillage(state),
        HelpHolder.Giver => new(HelpHolder.Giver, null, null, state.Recommendation!.Giver),
        var holder => new(holder, null, null, null),
    };
}

/// <summary>An application as those it concerns see it (SVC-1, REG-3).</summary>
[ShowsPerson]
internal sealed record HelpView(
    string Id, string Regency, string TrackingCode, string Visit, ApplicantView Applicant, string Help, Section Section, string? Note, HelpStatus Status, HelpPlace With, Instant Since, int Days, string? Programme,
    IReadOnlyList<string> Papers, IReadOnlyList<string> Missing, IReadOnlyList<HelpFileItem> Files, string? FoundAs, VillageRequestView? Request, VillageAnswer? Answer, FieldVerification? Field,
    Recommendation? Recommendation, string? Urgency, IReadOnlyList<string> Deferrals, HelpEnd? End, string? EndReason, IReadOnlyList<HelpLetterKind> Letters, IReadOnlyList<HelpCopy> Copies,
    IReadOnlyList<HelpHistoryStep> History)
{
    private static readonly string[] OfVillage =
        [HelpEventCodes.NotFound, HelpEventCodes.SkmRanOut, HelpEventCodes.VillageLate, HelpEventCodes.Poor, HelpEventCodes.NotPoor, HelpEventCodes.Recommended];

    /// <summary>Whether a step of an application is its village's to know.</summary>
    public static bool IsOfVillage(string step) => OfVillage.Contains(step);

    /// <summary>The letters that there are for a role to see; all of them where none is named.</summary>
    public static IReadOnlyList<HelpLetterKind> LettersOf(HelpApplicationState state, Role? by) =>
        [.. Enum.GetValues<HelpLetterKind>().Where(kind => HelpLetterRules.Awaited(state, kind) is null && (by is not { } role || HelpAccess.MaySee(state, kind, role)))];

    /// <summary>As the village sees it that is asked: without what its answer does not need (SVC-5, REG-3).</summary>
    public HelpView ForVillage(HelpApplicationState state, Role role) => this with
    {
        Note = null,
        Programme = null,
        Papers = [.. Papers.Intersect(FrontOfficeRules.Papers)],
        Missing = [.. Missing.Intersect(FrontOfficeRules.Papers)],
        Files = [.. Files.Where(f => HelpAccess.MaySee(f.Kind, role))],
        Letters = LettersOf(state, role),
        History = [.. History.Where(h => IsOfVillage(h.Code))],
    };

    /// <param name="state">The application.</param>
    /// <param name="days">Days since it stands where it does.</param>
    /// <param name="missing">The papers that are missing.</param>
    /// <param name="files">Its files.</param>
    /// <param name="copies">The copies of its recommendation.</param>
    public static HelpView Of(HelpApplicationState state, int days, IReadOnlyList<string> missing, IReadOnlyList<HelpFileItem> files, IReadOnlyList<HelpCopy> copies) => new(
        state.Id, state.Regency.Value, state.TrackingCode, state.Visit, ApplicantView.Of(state.Applicant), state.Help, state.Section, state.Note, state.Status, HelpPlace.Of(state), state.Since, days, state.Programme,
        state.Papers, missing, files, state.FoundAs, state.VillageAskedOn is { } asked ? new VillageRequestView(asked, state.VillageDueOn, state.VillageLateFrom) : null, state.Answer, state.Field, state.Recommendation,
        state.Place?.Urgency, state.Deferrals, state.End, state.EndReason,
        LettersOf(state, by: null), copies, [.. state.History.Select(h => new HelpHistoryStep(h.At, h.Code, h.Rule, h.Policy, h.Role))]);
}

/// <summary>Who asks for help, as they are shown.</summary>
internal sealed record ApplicantView(string Nik, string Name, string FamilyCardNumber, string Phone, string Village, LocalDate? BirthDate)
{
    public static ApplicantView Of(Applicant applicant) =>
        new(applicant.Nik.Value, applicant.Name, applicant.Card.Value, applicant.Phone, applicant.Village.Value, applicant.BirthDate);
}

/// <summary>What the village was asked (SVC-5).</summary>
internal sealed record VillageRequestView(LocalDate AskedOn, LocalDate? DueOn, LocalDate? LateFrom);

/// <summary>One step in an application's history.</summary>
internal sealed record HelpHistoryStep(Instant At, string Code, string? Rule, string Policy, Role Role);

/// <summary>A file of an application, as it stands.</summary>
internal sealed record HelpFileItem(string Id, HelpFileKind Kind, string? Paper, Domain.Evidence.EvidenceStatus Status, string? Reason);
