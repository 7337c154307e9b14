using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Domain.Ratification;
using Dtks.Domain.Verification;
using Dtks.Tests.Rules;
using NodaTime;

namespace Dtks.Domain.Tests.Rules;

/// <summary>
/// The deciders of the domain, fed as the functions feed them: what each is told of others is gathered from what these stand at. It knows neither roles nor areas, which are the functions'.
/// </summary>
/// <param name="openedOn">The day on which the month opened.</param>
internal sealed partial class DomainRules(DateOnly openedOn)
{
    private const string Ok = "ok";

    private readonly AreaCode[] _villages = [AreaCode.Parse(Samples.VillageWib), AreaCode.Parse("3306012002")];
    private readonly CyclePeriod _period = CyclePeriod.Of(LocalDate.FromDateOnly(openedOn));
    private readonly List<SheetState> _sheets = [];
    private readonly List<HashSet<string>> _decidedBy = [[], []];
    private readonly List<DossierState?> _dossierOf = [null, null];
    private readonly List<ProposalState> _proposals = [];
    private readonly List<DeliberationState> _deliberations = [];
    private readonly List<(DossierState State, IReadOnlyList<DossierRow> Rows)> _dossiers = [];
    private readonly List<(LetterState State, IReadOnlyList<RatificationRow> Rows)> _letters = [];
    private Instant _now = TimeZones.Wib.AtStartOfDay(LocalDate.FromDateOnly(openedOn)).ToInstant();

    /// <summary>Opens the month over so many households in each village.</summary>
    public static DomainRules Open(DateOnly openedOn, params IReadOnlyList<int> households)
    {
        var rules = new DomainRules(openedOn);
        rules._sheets.AddRange(households.Select((count, i) => rules.Opened(rules._villages[i], count)));
        return rules;
    }

    /// <summary>Carries a command out at an instant.</summary>
    public string Do(Step step, DateTimeOffset now, RulesModel model)
    {
        _now = Instant.FromDateTimeOffset(now);
        for (var i = 0; i < _sheets.Count; i++)
        {
            if (_now >= _sheets[i].ClosesOn) _sheets[i] = After(_sheets[i], Decide(new SheetCommand.Close(), _sheets[i]));
        }

        for (var i = 0; i < _proposals.Count; i++) Run(i, new ProposalCommand.Lapse());
        return step switch
        {
            Step.Propose s => Propose(s),
            Step.Verify s => On(_proposals.Count, s.Proposal, i => Run(i, new ProposalCommand.Verify(s.Eligible ? new("eligible", null, "Sesuai") : new("ineligible", 11, "Mampu"), Of(s.By)))),
            Step.Withdraw s => On(_proposals.Count, s.Proposal, i => Run(i, new ProposalCommand.Withdraw(Of(s.By, _proposals[i].Village)))),
            Step.Correct s => On(_proposals.Count, s.Proposal, i => Correct(i, Of(s.By, _proposals[i].Village))),
            Step.Deliberate s => Deliberate(s, model.Decided(s)),
            Step.Visit s => On(_proposals.Count, s.Proposal, i => Visit(i, Of(s.By))),
            Step.HandIn { Sheet: true } s => HandInSheet(s),
            Step.HandIn s => HandIn(s),
            Step.PassOn s => On(_dossiers.Count, s.Dossier, i => PassOn(i, s)),
            Step.Sign s => Sign(s.Sheets, Of(s.By)),
            Step.Review s => On(_letters.Count, s.Letter, i => model.NamedSheets(i, s.RowsBack) is { } sheets
                ? ReviewSheets(i, s, [.. sheets.Select(d => $"{_dossiers[d].State.Village.Value}-{_dossiers[d].State.Id}")])
                : Review(i, s, [.. model.NamedRows(i, s.RowsBack).Select(IdOf)])),
            Step.Resubmit s => On(_letters.Count, s.Letter, i => Resubmit(i, [.. model.NamedRows(i, s.RowsOut).Select(IdOf)], Of(s.By))),
            Step.Decide s => DecideLines(s.Village % _sheets.Count, s),
            Step.Finalise s => Run(s.Village % _sheets.Count, new SheetCommand.Finalise(Of(s.By))),
            Step.Reopen s => Reopen(s.Village % _sheets.Count, Of(s.By)),
            _ => Ok,
        };
    }

    /// <summary>Where everything stands, as the model tells it.</summary>
    public string Shown() => string.Join('\n', [
        .. _sheets.Select((s, i) => $"sheet {i}: {WireName.Of(s.StatusAt(_now))} {string.Join(' ', s.Lines.Select(Outcome))}"),
        .. _proposals.Select((p, i) => $"proposal {i}: {WireName.Of(p.Status)}"),
        .. _dossiers.Select((d, i) => $"dossier {i}: {WireName.Of(d.State.Status == DossierStatus.Ratified ? DossierStatus.Received : d.State.Status)}"),
        .. _letters.Select((l, i) => $"letter {i}: {WireName.Of(l.State.Status)}"),
    ]);

    private static string Outcome(SheetLine line) => line.Outcome switch
    {
        LineOutcome.Eligible => "e",
        LineOutcome.Ineligible => $"i{line.Ground}",
        _ => "?",
    };

    private static Actor Of(Caller by, AreaCode? village = null)
    {
        var role = WireName.TryParse<Role>(by.Role, out var known) ? known : throw new ArgumentException("No role.", nameof(by));
        return new Actor(by.Subject, role, village ?? AreaCode.Nation);
    }

    private static string On(int count, int number, Func<int, string> run) => count == 0 ? Ok : run(number % count);

    private static string Told<TEvent>(Decision<TEvent> decision) =>
        decision.IsAccepted ? Ok : string.Join(' ', decision.Violations.Select(v => v.Code).Distinct().Order(StringComparer.Ordinal));
}
