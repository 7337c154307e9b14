using System.Diagnostics;
using System.Globalization;
using Dtks.Tests;
using Dtks.Tests.Rules;

namespace Dtks.Flows.Tests.Rules;

/// <summary>
/// Random commands of random people in random roles and areas, over HTTP against a host with its storage, beside <see cref="RulesModel"/>, the rules in other words: each is answered as these say, with 403 to whom it is not
/// for, and everything stands then where they say. A few stories in the gate, and 10,000 steps of the deciders alone in StoryProperties of Dtks.Domain.Tests; <c>DTKS_PROPERTY_ROUNDS=50</c> tells as many new ones. What fails
/// is told with its seed, as short as it became in two minutes.
/// </summary>
[Trait("rule", "VER-1")]
[Trait("rule", "VER-7")]
[Trait("rule", "VER-8")]
[Trait("rule", "RAT-1")]
[Trait("rule", "RAT-5")]
[Trait("rule", "RAT-8")]
[Trait("rule", "GOV-2")]
public sealed class StoryTests : IAsyncLifetime
{
    private const int Stories = 3;
    private const int Length = 60;

    private static readonly TimeSpan Shortens = TimeSpan.FromMinutes(2);

    private readonly FlowHost _host = new();

    [Fact]
    public async Task Any_command_of_anybody_is_answered_by_the_rules_and_leaves_everything_where_they_say()
    {
        var random = PropertyRounds.Random(9);
        for (var i = 0; i < PropertyRounds.Count(Stories); i++)
        {
            var month = await ToldMonth.OpenAsync(_host.Flow);
            var story = Story.Drawn(random.Next(), Length, anyone: true, ToldMonth.Rules(month.First));
            if (await ToldAsync(story, month) is { } wrong) Assert.Fail(await ShortestAsync(story, wrong));
        }
    }

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        await _host.Flow.SetClockAsync(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero));
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    // Where it goes wrong, and how; null where nothing does.
    private static async Task<(int Step, string How)?> ToldAsync(Story story, ToldMonth month)
    {
        for (var i = 0; i < story.Steps.Count; i++)
        {
            var step = story.Steps[i];
            var told = await month.DoAsync(step);
            var expected = month.Model.Do(step);
            if (told != expected) return (i, Differing(i, step, "was answered", told, expected));
            var (shown, stands) = (await month.ShownAsync(), month.Model.Shown());
            if (shown != stands) return (i, Differing(i, step, "left", shown, stands));
        }

        return null;
    }

    private async Task<string> ShortestAsync(Story story, (int Step, string How) wrong)
    {
        var (shortest, how, watch) = (story.To(wrong.Step), wrong.How, Stopwatch.StartNew());
        for (var found = true; found && watch.Elapsed < Shortens;)
        {
            found = false;
            foreach (var shorter in shortest.Shorter().TakeWhile(_ => watch.Elapsed < Shortens))
            {
                if (await ToldAsync(shorter, await ToldMonth.OpenAsync(_host.Flow)) is not { } still) continue;
                (shortest, how, found) = (shorter.To(still.Step), still.How, true);
                break;
            }
        }

        return $"{how}\nin {shortest}\nshortened from {story}";
    }

    private static string Differing(int number, Step step, string what, string found, string expected) =>
        string.Create(CultureInfo.InvariantCulture, $"step {number + 1}, {step}, {what}\n{found}\nand by the rules\n{expected}");
}
