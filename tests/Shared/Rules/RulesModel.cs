using System.Globalization;

namespace Dtks.Tests.Rules;

/// <summary>
/// The rules of the month and of the chain (VER, RAT, with what PRO, MUS and GOV say about it) once more, in words of their own and after docs/policy.md: what a command of anybody is
/// answered, and where everything stands then. It knows one regency of two villages and one month; nothing of how the system is made.
/// </summary>
/// <remarks>An answer is <c>ok</c>, with the result of each row of a bulk, or the codes of all that is refused, in order.</remarks>
internal sealed partial class RulesModel
{
    private const string Ok = "ok";

    // PRO-1: citizens, and the offices of a village, a regency and the Ministry.
    private static readonly string[] Proposers = ["citizen", "village-officer", "regency-officer", "ministry-officer"];

    // Both villages lie in the west.
    private static readonly TimeSpan Zone = TimeSpan.FromHours(7);
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(30);

    private readonly DateOnly _openedOn;
    private readonly List<ModelSheet> _sheets = [];
    private readonly List<ModelProposal> _proposals = [];
    private readonly List<ModelDeliberation> _deliberations = [];
    private readonly List<ModelDossier> _dossiers = [];
    private readonly List<ModelLetter> _letters = [];

    /// <summary>A month that opened on a day of it, two days ago.</summary>
    /// <param name="openedOn">That day.</param>
    /// <param name="households">How many households each village's sheet has.</param>
    public RulesModel(DateOnly openedOn, params IReadOnlyList<int> households)
    {
        _openedOn = openedOn;
        _sheets.AddRange(households.Select(count => new ModelSheet([.. Enumerable.Range(0, count).SelectMany(LinesOf)])));
        Now = Midnight(openedOn.AddDays(2)).AddHours(10);
        Closes = Midnight(new DateOnly(openedOn.Year, openedOn.Month, 1).AddMonths(1));
        Determined = Midnight(new DateOnly(openedOn.Year, openedOn.Month, 18).AddMonths(1));
    }

    /// <summary>What the clock shows.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>How many there are of each.</summary>
    public (int Villages, int Proposals, int Deliberations, int Dossiers, int Letters) Counts => (_sheets.Count, _proposals.Count, _deliberations.Count, _dossiers.Count, _letters.Count);

    /// <summary>How many lines a village's sheet has.</summary>
    public int LinesOfVillage(int village) => _sheets[village % _sheets.Count].Lines.Count;

    // When the month is over, and its determination date.
    private DateTimeOffset Closes { get; }

    private DateTimeOffset Determined { get; }

    private DateOnly Today => DateOnly.FromDateTime(Now.ToOffset(Zone).DateTime);

    /// <summary>Whether a command would change anything.</summary>
    public bool Allows(Step step) => Judge(step).Apply is not null;

    /// <summary>What a command would be answered.</summary>
    public string Peek(Step step) => Judge(step).Answer;

    /// <summary>Who proposed a proposal; null where there is none.</summary>
    public Caller? ProposerOf(int proposal) => Of(_proposals, proposal)?.By;

    /// <summary>What the clock shows once a step is done.</summary>
    public DateTimeOffset After(Step step) => step switch
    {
        Step.Wait s => Now.AddHours(s.Hours),
        Step.WaitFor s when Moment(s) > Now => Moment(s),
        _ => Now,
    };

    /// <summary>Carries a command out.</summary>
    /// <returns>What it is answered.</returns>
    public string Do(Step step)
    {
        var (answer, apply) = Judge(step);
        var runs = Now < Closes;
        apply?.Invoke();
        if (runs && Now >= Closes) Close();
        foreach (var lapsed in _proposals.Where(p => p.Status == "verifying" && Now >= Midnight(p.DueOn.AddDays(1)))) lapsed.Status = "deemedEligible";
        return answer;
    }

    /// <summary>Where everything stands, a line for each.</summary>
    public string Shown() => string.Join('\n', [
        .. _sheets.Select((s, i) => $"sheet {i}: {StatusOf(s)} {string.Join(' ', s.Lines.Select(l => Outcome(s, l)))}"),
        .. _proposals.Select((p, i) => $"proposal {i}: {p.Status}"),
        .. _dossiers.Select((d, i) => $"dossier {i}: {d.Status}"),
        .. _letters.Select((l, i) => $"letter {i}: {l.Status}"),
    ]);

    private (string Answer, Action? Apply) Judge(Step step) => step switch
    {
        Step.Wait or Step.WaitFor => Then(() => Now = After(step)),
        Step.Propose s => Allowed(s.By, Proposers) ?? Propose(s),
        Step.Verify s => Of(_proposals, s.Proposal) is not { } p ? Nothing : Allowed(s.By, "regency-officer") ?? Verify(p, s),
        Step.Withdraw s => Of(_proposals, s.Proposal) is not { } p ? Nothing : AllowedProposer(s.By) ?? Withdraw(p, s.By),
        Step.Correct s => Of(_proposals, s.Proposal) is not { } p ? Nothing : AllowedProposer(s.By) ?? Correct(p, s.By),
        Step.Deliberate s => Then(() => Deliberate(s)),
        Step.Visit s => Of(_proposals, s.Proposal) is not { } p ? Nothing : Allowed(s.By, "village-officer", "tksk") ?? Visit(p, s.By),
        Step.HandIn s => Allowed(s.By, "village-head") ?? (s.Sheet ? HandInSheet(s) : HandIn(s)),
        Step.PassOn s => Of(_dossiers, s.Dossier) is not { } d ? Nothing : Allowed(s.By, s.AtDistrict ? "district-head" : "regency-officer") ?? PassOn(d, s),
        Step.Sign s => Allowed(s.By, "regent") ?? (s.Sheets ? SignSheets(s.By.Subject) : Sign(s.By.Subject)),
        Step.Review s => Of(_letters, s.Letter) is not { } l ? Nothing : Allowed(s.By, "ministry-officer") ?? Review(l, s),
        Step.Resubmit s => Of(_letters, s.Letter) is not { } l ? Nothing : Allowed(s.By, "regent") ?? Resubmit(l, s),
        Step.Decide s => Allowed(s.By, "village-officer") ?? Decide(_sheets[s.Village % _sheets.Count], s),
        Step.Finalise s => Allowed(s.By, "village-head") ?? Finalise(_sheets[s.Village % _sheets.Count], s.By.Subject),
        Step.Reopen s => Allowed(s.By, "regency-officer") ?? Reopen(_sheets[s.Village % _sheets.Count]),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static (string, Action?) Nothing => (Ok, null);

    private static (string, Action?) Then(Action apply) => (Ok, apply);

    private static (string, Action?)? Allowed(Caller by, params IReadOnlyList<string> roles) =>
        !roles.Contains(by.Role) ? ("forbidden.role", null)
        : by.Elsewhere ? ("forbidden.area", null)
        : null;

    // A citizen reaches their own proposal from anywhere.
    private static (string, Action?)? AllowedProposer(Caller by) =>
        Allowed(by.Role == "citizen" ? by with { Elsewhere = false } : by, Proposers);

    private static (string, Action?) Refused(string code) => (code, null);

    private static T? Of<T>(List<T> all, int number) where T : class => all.Count == 0 ? null : all[number % all.Count];

    private DateTimeOffset Moment(Step.WaitFor step)
    {
        var mark = step.Mark switch
        {
            Mark.Close => Closes,
            Mark.Determination => Determined,
            _ => _proposals.Find(p => p.Status == "verifying") is { } waits ? Midnight(waits.DueOn.AddDays(1)) : Now,
        };
        return step.Reached ? mark : mark - Before;
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Zone);

    private static IEnumerable<ModelLine> LinesOf(int household)
    {
        var first = 5 * household;
        return new[] { ("01", "PKH"), ("01", "BPNT"), ("01", "PBI-JKN"), ("02", "PBI-JKN"), ("03", "PBI-JKN") }
            .Select((line, i) => new ModelLine(first + i + 1, household, line.Item1, line.Item2));
    }

    private static string Text(IEnumerable<string> codes) => string.Join(' ', codes.Order(StringComparer.Ordinal));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
