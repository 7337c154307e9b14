using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Functions.Policies;

/// <summary>A policy version as its file has it. Every member must be there, but for those that may be null; none may be more.</summary>
/// <param name="Id">The day it holds from and a running number, as in <c>2024-05-08/1</c>.</param>
/// <param name="From">The first day it holds.</param>
/// <param name="Until">The last, where a later version follows; may be left out.</param>
/// <param name="Regulation">The regulation it carries out.</param>
/// <param name="Source">Where its figures were read.</param>
/// <param name="SourceDate">The day of that.</param>
/// <param name="Parameters">Its figures.</param>
/// <param name="Grounds">The grounds of VER-5, by number.</param>
/// <param name="Determination">Until when what came back is corrected (RAT-5).</param>
/// <param name="Sheet">What holds for a month's sheets.</param>
/// <param name="Forms">Which edition of each form is in force (RAT-2).</param>
/// <param name="ProgrammeDeciles">The first and last welfare decile of a programme, by its name; may be left out: then none is limited (REG-9).</param>
/// <param name="RegisterDeciles">Those of the register; may be left out: then 1 to 4 (REG-9).</param>
/// <param name="Cards">What holds for cards beside their figure above; may be left out: then the six reasons of S0, and days 8 and 13 (CRD-1, CRD-4).</param>
/// <param name="Desk">What holds for the one-stop service; may be left out: then 7 days for a village's answer and 30 of an SKM (SVC-5, SVC-6).</param>
public sealed record PolicyFile(
    string Id,
    LocalDate From,
    LocalDate? Until,
    string Regulation,
    string Source,
    LocalDate SourceDate,
    PolicyParameters Parameters,
    IReadOnlyList<PolicyGround> Grounds,
    PolicyDetermination Determination,
    PolicySheet Sheet,
    IReadOnlyList<PolicyForm> Forms,
    IReadOnlyDictionary<string, IReadOnlyList<int>>? ProgrammeDeciles = null,
    IReadOnlyList<int>? RegisterDeciles = null,
    PolicyCards? Cards = null,
    PolicyDesk? Desk = null)
{
    /// <summary>The version.</summary>
    public PolicyVersion Version() => new()
    {
        Id = Id,
        EffectiveFrom = From,
        Until = Until,
        Regulation = Regulation,
        Source = Source,
        SourceDate = SourceDate,
        LapseDays = Parameters.LapseDays,
        AddressThresholdPercent = Parameters.AddressThresholdPercent,
        RequiredPopulationFields = Parameters.RequiredPopulationFields,
        MismatchesPerCallerDay = Parameters.MismatchesPerCallerDay,
        MismatchesPerNikWeek = Parameters.MismatchesPerNikWeek,
        RegistrationRequired = Parameters.RegistrationRequired,
        DeliberationIntervalMonths = Parameters.DeliberationIntervalMonths,
        DeliberationReminderDays = Parameters.DeliberationReminderDays,
        PublicCountsFrom = Parameters.PublicCountsFrom,
        CardDeliberationDays = Parameters.CardDeliberationDays,
        CardReminderDays = Cards?.ReminderDays ?? [8, 13],
        CardReturnReasons = Cards?.ReturnReasons ?? PolicyReason.OfReturns,
        DeskVillageDays = Desk?.VillageDays ?? 7,
        SkmDays = Desk?.SkmDays ?? 30,
        AdultAgeYears = Parameters.AdultAgeYears,
        LeastAgeMarriedYears = Parameters.LeastAgeMarriedYears,
        LeastAgeParentYears = Parameters.LeastAgeParentYears,
        NoticeDays = Parameters.NoticeDays,
        AppealDays = Parameters.AppealDays,
        SheetPageLines = Parameters.SheetPageLines,
        Grounds = Grounds,
        DeterminationDay = Determination.Day,
        DeterminationDates = Determination.Dates.ToDictionary(d => d.Period, d => d.On),
        SheetReminderDays = Sheet.ReminderDays,
        Forms = Forms.ToDictionary(f => f.Form, f => f.Edition),
        ProgrammeDeciles = (ProgrammeDeciles ?? new Dictionary<string, IReadOnlyList<int>>()).ToDictionary(d => d.Key, d => new DecileRange(d.Value[0], d.Value[1]), StringComparer.Ordinal),
        RegisterDeciles = RegisterDeciles is [var from, var to] ? new DecileRange(from, to) : new DecileRange(1, 4),
    };
}

/// <summary>The figures of a policy version; what each means stands at <see cref="PolicyVersion"/>.</summary>
public sealed record PolicyParameters(
    int LapseDays,
    int AddressThresholdPercent,
    int RequiredPopulationFields,
    int LeastAgeMarriedYears,
    int LeastAgeParentYears,
    int MismatchesPerCallerDay,
    int MismatchesPerNikWeek,
    bool RegistrationRequired,
    int DeliberationIntervalMonths,
    IReadOnlyList<int> DeliberationReminderDays,
    int PublicCountsFrom,
    int CardDeliberationDays,
    int AdultAgeYears,
    int NoticeDays,
    int AppealDays,
    int SheetPageLines);

/// <summary>The determination date (RAT-5).</summary>
/// <param name="Day">The day of the month after the period, 1 to 28.</param>
/// <param name="Dates">The periods for which it is another.</param>
public sealed record PolicyDetermination(int Day, IReadOnlyList<PolicyDeterminationDate> Dates);

/// <summary>The determination date of one period.</summary>
/// <param name="Period">The period, <c>yyyy-MM</c>.</param>
/// <param name="On">The day, after the period's last.</param>
public sealed record PolicyDeterminationDate(string Period, LocalDate On);

/// <summary>What holds for a month's sheets (VER-7).</summary>
/// <param name="ReminderDays">How many days before the close villages are reminded, most first.</param>
public sealed record PolicySheet(IReadOnlyList<int> ReminderDays);

/// <summary>What holds for cards.</summary>
/// <param name="ReminderDays">On which days after the list of returns was handed over a village is reminded, earliest first (CRD-4).</param>
/// <param name="ReturnReasons">Why a card comes back (CRD-1).</param>
public sealed record PolicyCards(IReadOnlyList<int> ReminderDays, IReadOnlyList<PolicyReason> ReturnReasons);

/// <summary>Which edition of a form is in force (RAT-2).</summary>
/// <param name="Form">The form.</param>
/// <param name="Edition">The edition.</param>
public sealed record PolicyForm(string Form, string Edition);

/// <summary>What holds for the one-stop service.</summary>
/// <param name="VillageDays">Days that a village has to answer of who asks for help; the day it was asked is day 0 (SVC-5).</param>
/// <param name="SkmDays">Days for which a poverty statement (SKM) holds at most; the day of the answer is day 0 (SVC-6).</param>
public sealed record PolicyDesk(int VillageDays, int SkmDays);
