using System.Globalization;
using Dtks.Tests.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace Dtks.Domain.Tests.Rules;

/// <summary>
/// Random commands of random people against <see cref="RulesModel"/>, the rules in other words: each is answered as these say, and everything stands then where they say. 10,000 steps in the gate, in stories of
/// 80; <c>DTKS_PROPERTY_ROUNDS=5000</c> tells that many new ones. What fails is told as the shortest story that still does, with its seed. With roles, areas and storage: StoryTests of Dtks.Flows.Tests.
/// </summary>
[Trait("rule", "VER-1")]
[Trait("rule", "VER-4")]
[Trait("rule", "VER-6")]
[Trait("rule", "VER-7")]
[Trait("rule", "VER-8")]
[Trait("rule", "RAT-1")]
[Trait("rule", "RAT-2")]
[Trait("rule", "RAT-5")]
[Trait("rule", "RAT-8")]
[Trait("rule", "GOV-2")]
public class StoryProperties
{
    private const int Stories = 125;
    private const int Length = 80;

    private static readonly DateOnly OpenedOn = new(2026, 11, 1);

    private static readonly string[] Answers =
    [
        "Wait done", "WaitFor done", "Propose done", "Deliberate done",
        "Verify done", "Verify proposal.notVerifying", "Verify proposal.own", "Verify proposal.lapsed",
        "Withdraw done", "Withdraw proposal.notOpen", "Withdraw proposal.notOwn",
        "Correct done", "Correct proposal.notCorrectable", "Correct proposal.notOwn",
        "Visit done", "Visit proposal.notAdmitted", "Visit visit.inDossier",
        "HandIn done", "HandIn dossier.deliberationUnknown", "HandIn dossier.empty", "HandIn dossier.heldBefore", "HandIn dossier.replaces", "HandIn dossier.replacesSheet", "HandIn dossier.sheetHeld", "HandIn dossier.sheetNotFinalised",
        "PassOn done", "PassOn dossier.notAwaiting", "PassOn dossier.own",
        "Sign done", "Sign letter.noRows", "Sign letter.ownRows", "Sign letter.noSheets", "Sign letter.ownSheets",
        "Review done", "Review letter.allRows", "Review letter.noRows", "Review letter.ownReview", "Review letter.reviewed",
        "Resubmit done", "Resubmit letter.allWithdrawn", "Resubmit letter.determinationPassed", "Resubmit letter.notReturned", "Resubmit letter.ownRows", "Resubmit letter.sheetsAnew",
        "Decide done", "Decide line.contradiction", "Decide line.missed", "Decide line.successorForbidden", "Decide line.successorMemberForbidden", "Decide line.successorMemberNotEligible", "Decide line.successorMemberUnfit",
        "Decide line.successorNotEligible", "Decide line.successorUnfit", "Decide line.twice", "Decide line.unknown", "Decide number.range", "Decide sheet.closed", "Decide sheet.finalised",
        "Finalise done", "Finalise sheet.finalised", "Finalise sheet.unverified",
        "Reopen done", "Reopen sheet.determinationPassed", "Reopen sheet.endorsed", "Reopen sheet.notFinalised", "Reopen sheet.nothingVerified",
    ];

    [Fact]
    public void Any_command_of_anybody_is_answered_by_the_rules_and_leaves_everything_where_they_say()
    {
        var gen = Gen.Choose(0, int.MaxValue).Select(seed => Story.Drawn(seed, Length, anyone: false, new RulesModel(OpenedOn, 2, 1)));
        Check.One(PropertyRounds.Of(Stories), Prop.ForAll(Arb.From(gen, story => story.Shorter()), Tell));
    }

    // So that the property above is not true of little.
    [Fact]
    public void The_stories_come_to_every_answer()
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < Stories; seed++)
        {
            var model = new RulesModel(OpenedOn, 2, 1);
            foreach (var step in Story.Drawn(seed, Length, anyone: false, new RulesModel(OpenedOn, 2, 1)).Steps)
            {
                var name = step.GetType().Name;
                if (model.Allows(step)) told.Add($"{name} done");
                told.UnionWith(model.Do(step).Split(' ').Where(word => word is not ("ok" or "applied")).Select(code => $"{name} {code}"));
            }
        }

        Assert.Equal(Answers.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    private static void Tell(Story story)
    {
        var (model, rules) = (new RulesModel(OpenedOn, 2, 1), DomainRules.Open(OpenedOn, 2, 1));
        for (var i = 0; i < story.Steps.Count; i++)
        {
            // What the deliberation of a step decides, and the rows that a step names, are those of before it.
            var step = story.Steps[i];
            var now = model.After(step);
            var told = rules.Do(step, now, model);
            Same(model.Do(step), told, i, step, "was answered");
            Same(model.Shown(), rules.Shown(), i, step, "left");
        }
    }

    private static void Same(string expected, string found, int number, Step step, string what) => Assert.True(
        expected == found, string.Create(CultureInfo.InvariantCulture, $"step {number + 1}, {step}, {what}\n{found}\nand by the rules\n{expected}"));
}
