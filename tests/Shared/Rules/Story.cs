using System.Globalization;
using System.Text;

namespace Dtks.Tests.Rules;

/// <summary>Commands one after the other.</summary>
/// <param name="Seed">What they were drawn by.</param>
/// <param name="Steps">The commands.</param>
internal sealed record Story(int Seed, IReadOnlyList<Step> Steps)
{
    /// <summary>A story of so many steps.</summary>
    /// <param name="seed">What it is drawn by.</param>
    /// <param name="length">How many steps.</param>
    /// <param name="anyone">Whether also those command who may not, by role or area.</param>
    /// <param name="model">The rules at its beginning.</param>
    public static Story Drawn(int seed, int length, bool anyone, RulesModel model)
    {
        var drawing = new StoryDrawing(new Random(seed), anyone);
        var steps = new List<Step>();
        while (steps.Count < length)
        {
            steps.Add(drawing.Next(model));
            model.Do(steps[^1]);
        }

        return new Story(seed, steps);
    }

    /// <summary>Up to a step, from 0.</summary>
    public Story To(int step) => this with { Steps = [.. Steps.Take(step + 1)] };

    /// <summary>Shorter ones, in the order in which they are tried: without a half, a quarter, … a single step.</summary>
    public IEnumerable<Story> Shorter()
    {
        for (var size = Steps.Count / 2; size >= 1; size /= 2)
        {
            for (var from = 0; from < Steps.Count; from += size) yield return this with { Steps = [.. Steps.Take(from), .. Steps.Skip(from + size)] };
        }
    }

    /// <inheritdoc />
    public override string ToString() => Steps.Select((step, i) => (step, i)).Aggregate(
        new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"the story of seed {Seed}, {Steps.Count} steps:")),
        (text, s) => text.Append(CultureInfo.InvariantCulture, $"\n  {s.i + 1}. {s.step}")).ToString();
}

/// <summary>Draws stories: three of four commands are such as the rules allow where there are any, the others whatever they are.</summary>
/// <param name="random">By what.</param>
/// <param name="anyone">Whether also those command who may not, by role or area.</param>
internal sealed class StoryDrawing(Random random, bool anyone)
{
    private const int Persons = 8;
    private const int Tries = 16;

    private static readonly string[] Roles = ["citizen", "village-officer", "village-head", "tksk", "district-head", "regency-officer", "regent", "ministry-officer", "auditor"];

    private readonly Dictionary<Type, int> _times = [];
    private readonly Dictionary<string, int> _answers = [];

    /// <summary>The next step.</summary>
    public Step Next(RulesModel model)
    {
        // Of several what was done, or so answered, least: then a story goes far and to many places.
        var some = Enumerable.Range(0, Tries).Select(_ => Draw(model)).ToList();
        var allowed = some.FindAll(model.Allows);
        var step = random.Next(4) > 0 && allowed.Count > 0 ? allowed.MinBy(Times)! : some.MinBy(s => _answers.GetValueOrDefault(Answer(s, model)))!;
        _times[step.GetType()] = _times.GetValueOrDefault(step.GetType()) + 1;
        _answers[Answer(step, model)] = _answers.GetValueOrDefault(Answer(step, model)) + 1;
        return step;
    }

    // Lines are decided often, and little is taken back, which ends all for a proposal.
    private double Times(Step step) => _times.GetValueOrDefault(step.GetType()) * (step switch { Step.Decide => 0.25, Step.Withdraw => 4, _ => 1 });

    private static string Answer(Step step, RulesModel model) => $"{step.GetType().Name} {string.Join(' ', model.Peek(step).Split(' ').Distinct().Order(StringComparer.Ordinal))}";

    private Step Draw(RulesModel model)
    {
        var (villages, proposals, deliberations, dossiers, letters) = model.Counts;
        var village = random.Next(villages);
        return random.Next(44) switch
        {
            0 when random.Next(4) == 0 => new Step.Wait(random.Next(1, 30)),
            1 when random.Next(6) == 0 => new Step.WaitFor(random.Next(8) switch { 0 or 1 => Mark.Close, 2 or 3 => Mark.Determination, _ => Mark.Lapse }, random.Next(2) == 0),
            <= 3 when proposals < 6 => new Step.Propose(village, By("citizen", "village-officer", "village-officer", "regency-officer")),
            <= 6 => new Step.Verify(random.Next(proposals + 1), random.Next(5) > 0, By("regency-officer")),
            7 => Withdraw(random.Next(proposals + 1), model),
            8 => Correct(random.Next(proposals + 1), model),
            9 when deliberations < 5 => new Step.Deliberate(village, random.Next(5) switch { 0 => HeldOn.OpeningDay, 1 => HeldOn.DayBefore, _ => HeldOn.Today }, random.Next(4) == 0 ? random.Next(256) : 0, new Caller("village-head", random.Next(Persons))),
            <= 12 => new Step.Visit(random.Next(proposals + 1), By("village-officer", "tksk")),
            <= 17 => new Step.HandIn(village, random.Next(2) == 0, random.Next(deliberations + 1), random.Next(3) == 0 ? random.Next(dossiers + 1) : null, By("village-head")),
            <= 22 => PassOn(dossiers),
            <= 25 => new Step.Sign(random.Next(2) == 0, By("regent")),
            <= 29 => new Step.Review(random.Next(letters + 1), random.Next(2) == 0, random.Next(2) == 0 ? 0 : random.Next(256), By("ministry-officer")),
            <= 31 => new Step.Resubmit(random.Next(letters + 1), random.Next(2) == 0 ? 0 : random.Next(256), By("regent")),
            <= 39 => new Step.Decide(village, Bulk(model.LinesOfVillage(village)), random.Next(5) == 0, By("village-officer")),
            <= 42 => new Step.Finalise(village, By("village-head")),
            _ => new Step.Reopen(village, By("regency-officer")),
        };
    }

    private Step.Withdraw Withdraw(int proposal, RulesModel model) => new(proposal, Proposer(proposal, model));

    private Step.Correct Correct(int proposal, RulesModel model) => new(proposal, Proposer(proposal, model));

    // As a rule who proposed it, or another of that office.
    private Caller Proposer(int proposal, RulesModel model) => random.Next(4) > 0 && model.ProposerOf(proposal) is { } by
        ? by.Role == "citizen" ? by : by with { Person = random.Next(Persons) }
        : By("citizen", "village-officer", "regency-officer");

    private Step.PassOn PassOn(int dossiers)
    {
        var atDistrict = random.Next(2) == 0;
        return new Step.PassOn(random.Next(dossiers + 1), atDistrict, random.Next(4) == 0, By(atDistrict ? "district-head" : "regency-officer"));
    }

    private Rows Bulk(int lines)
    {
        if (random.Next(3) == 0) return new Rows([.. Enumerable.Range(1, lines).Select(line => new Row(line))]);
        if (random.Next(3) == 0) return new Rows([Succeeded(lines)]);
        return new Rows([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new Row(1 + random.Next(random.Next(6) == 0 ? lines + 1 : lines), Ground()))]);
    }

    // As a rule by a ground that something follows from.
    private int? Ground() => random.Next(8) switch { 0 or 1 or 2 or 3 => null, 4 => 3, 5 => 5, 6 => 11, _ => random.Next(0, 17) };

    // As a rule from the head's insurance to the spouse's.
    private Row Succeeded(int lines)
    {
        var (line, ground) = (random.Next(2) == 0 ? 3 : 1 + random.Next(lines), random.Next(5) == 0 ? 11 : 3);
        return random.Next(2) == 0 ? new Row(line, ground, SuccessorLine: random.Next(2) == 0 ? 4 : 1 + random.Next(lines + 1)) : new Row(line, ground, SuccessorMember: $"0{random.Next(1, 5)}");
    }

    private Caller By(params IReadOnlyList<string> roles)
    {
        var (role, person) = (roles[random.Next(roles.Count)], random.Next(Persons));
        if (!anyone) return new Caller(role, person);
        return random.Next(12) switch { 0 => new Caller(Roles[random.Next(Roles.Length)], person), 1 => new Caller(role, person, Elsewhere: role != "ministry-officer"), _ => new Caller(role, person) };
    }
}
