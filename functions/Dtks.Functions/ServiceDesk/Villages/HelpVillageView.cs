using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Audit;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Villages;

/// <summary>
/// An application as the village sees it that was asked: what it needs for its answer while it is asked; later its own answer alone, and the recommendation that its head gets a copy of. What else becomes of the application is not the
/// village's to know (SVC-5, SVC-6, SVC-9, REG-3).
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Regency">The regency.</param>
/// <param name="TrackingCode">The code of its letters.</param>
/// <param name="IsAsked">Whether the village is asked now.</param>
/// <param name="With">With whom it is, while the village is asked.</param>
/// <param name="Days">How many days it is there, while the village is asked.</param>
/// <param name="Applicant">Who asks; once the village is not asked, by name and NIK alone.</param>
/// <param name="Help">What for, as its covering letter says it, while the village is asked.</param>
/// <param name="Request">What the village was asked, and by when it answers.</param>
/// <param name="Answer">Its own answer.</param>
/// <param name="End">That it ended by its answer, or before it.</param>
/// <param name="Recommendation">The letter that its head gets a copy of.</param>
/// <param name="Files">The photos it took.</param>
/// <param name="Letters">The letters it may print.</param>
/// <param name="History">The steps that concern it.</param>
[ShowsPerson]
internal sealed record HelpVillageView(
    string Id, string Regency, string TrackingCode, bool IsAsked, HelpPlace? With, int? Days, VillageApplicantView Applicant, string? Help, VillageRequestView Request, VillageAnswer? Answer, HelpEnd? End, Recommendation? Recommendation,
    IReadOnlyList<HelpFileItem> Files, IReadOnlyList<HelpLetterKind> Letters, IReadOnlyList<HelpHistoryStep> History)
{
    /// <param name="state">The application, which the village was asked of.</param>
    /// <param name="isAsked">Whether it is asked now.</param>
    /// <param name="days">Days since it stands where it does.</param>
    /// <param name="files">Its files.</param>
    /// <param name="role">The role of who looks.</param>
    public static HelpVillageView Of(HelpApplicationState state, bool isAsked, int days, IReadOnlyList<HelpFileItem> files, Role role) => new(
        state.Id, state.Regency.Value, state.TrackingCode, isAsked, isAsked ? HelpPlace.OfVillage(state) : null, isAsked ? days : null, VillageApplicantView.Of(state.Applicant, isAsked), isAsked ? state.Help : null,
        new VillageRequestView(state.VillageAskedOn!.Value, state.VillageDueOn, state.VillageLateFrom), state.Answer, EndOf(state), state.Recommendation, [.. files.Where(f => HelpAccess.MaySee(f.Kind, role))],
        HelpView.LettersOf(state, role), [.. state.History.Where(h => HelpView.IsOfVillage(h.Code)).Select(h => new HelpHistoryStep(h.At, h.Code, h.Rule, h.Policy, h.Role))]);

    // By its own answer, or before it could give one: then it need not answer any more.
    private static HelpEnd? EndOf(HelpApplicationState state) => state.End == HelpEnd.NotPoor || state.Answer is null ? state.End : null;
}

/// <summary>Who asks for help, as their village sees them.</summary>
internal sealed record VillageApplicantView(string Nik, string Name, string Village, string? FamilyCardNumber, string? Phone, LocalDate? BirthDate)
{
    public static VillageApplicantView Of(Applicant applicant, bool isAsked) =>
        new(applicant.Nik.Value, applicant.Name, applicant.Village.Value, isAsked ? applicant.Card.Value : null, isAsked ? applicant.Phone : null, isAsked ? applicant.BirthDate : null);
}
