using NodaTime;

namespace Dtks.Domain.Policies;

/// <summary>
/// Every number that a rule of docs/policy.md leaves to regulation, as it stood from a date on. Decisions record <see cref="Id"/>.
/// </summary>
public sealed record PolicyVersion
{
    /// <summary>Date of the regulation and a running number, as in <c>2024-05-08/1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The first day it holds.</summary>
    public required LocalDate EffectiveFrom { get; init; }

    /// <summary>The last day it holds; null while none is said: then it holds until the next begins.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>The regulation it carries out.</summary>
    public required string Regulation { get; init; }

    /// <summary>Where its figures were read, for people.</summary>
    public required string Source { get; init; }

    /// <summary>The day of what they were read in.</summary>
    public required LocalDate SourceDate { get; init; }

    /// <summary>PRO-7: calendar days a regency has to verify a citizen's proposal; the day it was forwarded is day 0.</summary>
    public required int LapseDays { get; init; }

    /// <summary>PRO-5: least similarity of the address in whole percent, 0 to 100.</summary>
    public required int AddressThresholdPercent { get; init; }

    /// <summary>PRO-5, REG-2: how many population fields must match.</summary>
    public required int RequiredPopulationFields { get; init; }

    /// <summary>PRO-5: a citizen's proposals of one day, the village's own, that may mismatch before the next is refused until the day ends.</summary>
    public required int MismatchesPerCallerDay { get; init; }

    /// <summary>
    /// PRO-5: proposals naming one NIK that may mismatch in one week, Monday to Sunday in the village's zone, before the next is refused until
    /// it ends. Citizens' count together, each official's apart.
    /// </summary>
    public required int MismatchesPerNikWeek { get; init; }

    /// <summary>
    /// PRO-4: whether a citizen proposes only once the population register confirms who they are. Open: the sources name the step and not from when
    /// it is asked.
    /// </summary>
    public bool RegistrationRequired { get; init; }

    /// <summary>MUS-1: calendar months within which a village deliberates at least once.</summary>
    public required int DeliberationIntervalMonths { get; init; }

    /// <summary>MUS-1: how many days before the last one a village is reminded of its deliberation. Open: the sources name none.</summary>
    public required IReadOnlyList<int> DeliberationReminderDays { get; init; }

    /// <summary>REG-3, MUS-5: the least count of proposals or terminations that is published; less, but for none, is withheld. Open: the sources name none.</summary>
    public required int PublicCountsFrom { get; init; }

    /// <summary>CRD-4: days after the village was told of the returns within which the deliberation on cards is held.</summary>
    public required int CardDeliberationDays { get; init; }

    /// <summary>CRD-4: on which days after the list of returns was handed over the village is reminded of the deliberation on cards, earliest first. Open: the sources name none.</summary>
    public IReadOnlyList<int> CardReminderDays { get; init; } = [8, 13];

    /// <summary>CRD-1: why a card that PT Pos could not deliver comes back.</summary>
    public IReadOnlyList<PolicyReason> CardReturnReasons { get; init; } = PolicyReason.OfReturns;

    /// <summary>
    /// VER-4: full years from which a member counts as adult. Open: the sources name no age; 17 is when one gets a KTP (UU 24/2013).
    /// </summary>
    public required int AdultAgeYears { get; init; }

    /// <summary>REG-2: full years under which nobody was ever married. Open: the sources name no age; far below any that a court allows.</summary>
    public required int LeastAgeMarriedYears { get; init; }

    /// <summary>REG-2: years that lie at least between the births of a parent and a child. Open: the sources name none.</summary>
    public required int LeastAgeParentYears { get; init; }

    /// <summary>VER-5: the grounds of ineligibility, by their numbers from 1 on without a gap.</summary>
    public required IReadOnlyList<PolicyGround> Grounds { get; init; }

    /// <summary>VER-5: the highest number of a ground of ineligibility; they count from 1.</summary>
    public int HighestGround => Grounds.Count;

    /// <summary>RAT-6: calendar days between a removal's notice and its effect; the day it was recorded is day 0. Open: the sources give none.</summary>
    public required int NoticeDays { get; init; }

    /// <summary>GOV-3: calendar days within which an appeal is decided; the day it was made is day 0. Open: the sources give none.</summary>
    public required int AppealDays { get; init; }

    /// <summary>Lines on one page of a verification sheet (docs/design.md, Data).</summary>
    public required int SheetPageLines { get; init; }

    /// <summary>VER-7: how many days before a month closes villages are reminded of their sheets, most first. Open: the sources name none.</summary>
    public required IReadOnlyList<int> SheetReminderDays { get; init; }

    /// <summary>RAT-5: the day of the month after a period up to which, the day included, what came back is corrected; 1 to 28. Open: the sources name none.</summary>
    public required int DeterminationDay { get; init; }

    /// <summary>RAT-5: the day itself of those periods, written <c>yyyy-MM</c>, for which it is another.</summary>
    public IReadOnlyDictionary<string, LocalDate> DeterminationDates { get; init; } = new Dictionary<string, LocalDate>();

    /// <summary>RAT-2: the edition in force of each form, by the form's name, such as <c>dtks-visit</c>. What was answered keeps its edition.</summary>
    public required IReadOnlyDictionary<string, string> Forms { get; init; }

    /// <summary>The welfare deciles to which a programme is limited, by its name, such as <c>PKH</c>; empty where none is (REG-9). Open: no rule names any.</summary>
    public IReadOnlyDictionary<string, DecileRange> ProgrammeDeciles { get; init; } = new Dictionary<string, DecileRange>();

    /// <summary>REG-9: the welfare deciles that the register holds.</summary>
    public DecileRange RegisterDeciles { get; init; } = new(1, 4);

    /// <summary>SVC-5: days a village has to answer of who asks for help; the day it was asked is day 0. Open: the sources give none.</summary>
    public int DeskVillageDays { get; init; } = 7;

    /// <summary>SVC-6: days for which a poverty statement (SKM) holds, unless it says fewer; the day of the answer is day 0. Open: the sources give none.</summary>
    public int SkmDays { get; init; } = 30;

    /// <summary>The deciles to which a programme is limited, where a household's lies outside of them; null where it does not, or either is not known (REG-9).</summary>
    /// <param name="programme">The programme's name, such as <c>PKH</c>.</param>
    /// <param name="decile">The household's decile; null where that is not known.</param>
    public DecileRange? LimitOf(string programme, int? decile) => decile is { } known && ProgrammeDeciles.GetValueOrDefault(programme) is { } limit && !limit.Contains(known) ? limit : null;

    /// <summary>CRD-1: the reason of that code, or null when there is none.</summary>
    public PolicyReason? CardReturnReason(string code) => CardReturnReasons.FirstOrDefault(r => r.Code == code);

    /// <summary>The ground of that number, or null when there is none.</summary>
    public PolicyGround? Ground(int number) => number >= 1 && number <= Grounds.Count ? Grounds[number - 1] : null;
}
