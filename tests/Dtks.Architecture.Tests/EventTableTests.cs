using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Dtks.Functions;
using Dtks.Platform.Events;
using Dtks.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Architecture.Tests;

/// <summary>docs/events.md says what the modules declare of CloudEvents, with the schema of their data.</summary>
[Trait("rule", "REG-3")]
public sealed class EventTableTests
{
    // Set to anything, the test writes the file instead of comparing it.
    private const string Write = "DTKS_WRITE_DOCS";

    [Fact]
    public void The_table_of_events_is_that_of_the_modules()
    {
        var text = Text([.. Declared().Events.All]);
        var kept = File.Exists(Path()) ? File.ReadAllText(Path()).ReplaceLineEndings("\n") : string.Empty;
        var breaking = EventChanges.Breaking(kept, text);
        Assert.True(breaking.Count == 0, $"This breaks readers of docs/events.md. Do it otherwise, or as another version of the type beside this one:\n{string.Join('\n', breaking)}");
        if (Environment.GetEnvironmentVariable(Write) is { Length: > 0 })
            File.WriteAllText(Path(), kept = text);

        if (text == kept)
            return;
        Assert.Fail($"docs/events.md is out of date; write it with: {Write}=1 dotnet test tests/Dtks.Architecture.Tests --filter {nameof(EventTableTests)}");
    }

    [Theory]
    [InlineData("things/{thing}", "things/{village}/{thing}", true)]
    [InlineData("thing.made.v1", "thing.made.v2", true)]
    [InlineData("\"state\": { \"type\": \"string\" }", "\"more\": { \"type\": \"string\" }", true)]
    [InlineData("\"state\": { \"type\": \"string\" }", "\"state\": { \"type\": \"integer\" }", true)]
    [InlineData("\"required\": [\"id\"]", "\"required\": []", true)]
    [InlineData("\"required\": [\"id\"]", "\"required\": [\"id\", \"state\"]", false)]
    [InlineData("\"state\": { \"type\": \"string\" }", "\"state\": { \"type\": \"string\" }, \"more\": { \"type\": \"string\" }", false)]
    public void What_breaks_readers_of_events_is_told_from_what_does_not(string was, string now, bool breaks)
    {
        const string Small = "| `dtks.thing.made.v1` | `things/{thing}` | [ThingEventData](#thingeventdata) | It was made. |\n\n### ThingEventData\n\nIds.\n\n```json\n"
            + "{ \"type\": \"object\", \"properties\": { \"id\": { \"type\": \"string\" }, \"state\": { \"type\": \"string\" } }, \"required\": [\"id\"] }\n```\n";

        Assert.Contains(was, Small, StringComparison.Ordinal);
        Assert.Equal(breaks, EventChanges.Breaking(Small, Small.Replace(was, now, StringComparison.Ordinal)).Count > 0);
    }

    [Fact]
    public void Every_event_says_what_it_tells_and_every_schema_is_JSON_that_describes_each_member()
    {
        foreach (var type in Declared().Events.All)
        {
            Assert.False(string.IsNullOrWhiteSpace(WhatOf(type)), type.Type);
            Assert.Matches(@"^dtks\.[a-zA-Z]+\.[a-zA-Z]+\.v[0-9]+$", type.Type);
            Assert.All(JObject.Parse(EventSchema.Of(type.Data)).SelectTokens("$..properties").SelectMany(p => p.Children<JProperty>()), member => Assert.NotEqual(string.Empty, (string?)member.Value["description"]));
        }
    }

    [Fact]
    public void No_two_kinds_of_data_have_one_name() =>
        Assert.Empty(Declared().Events.All.Select(type => type.Data).Distinct().GroupBy(data => data.Name).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void No_member_of_an_events_data_is_left_out_of_its_schema() =>
        Assert.StartsWith("WithMore.More is written", Assert.Throws<NotSupportedException>(() => EventSchema.Of(typeof(WithMore))).Message, StringComparison.Ordinal);

    private static string Text(IReadOnlyList<EventType> events)
    {
        var text = new StringBuilder();
        text.Append("# CloudEvents\n\n");
        text.Append("Written from what the modules declare (`module.Event`) and the doc comments of codes and data, by `tests/Dtks.Architecture.Tests`, which fails when this file says otherwise.\n\n");
        text.Append("They are CloudEvents 1.0 in JSON, published to Event Grid after the change that they tell of was saved. `source` is `/dtks/` and the partition of that change, as a rule an area's code; `time` is when it was saved; `data` is\n");
        text.Append("`application/json` by the schemas below: ids, codes and numbers, nothing of a person (REG-3). They come at least once and in any order; one that comes again has the same `id`. What is not known or not so is left out of `data`. A type never\n");
        text.Append("changes: members may be added, so readers pass over those that they do not know; anything else is another version of the type (`.v2`).\n\n");
        text.Append("## Types\n\n| type | subject | data | tells |\n|---|---|---|---|\n");
        foreach (var type in events)
            text.Append(CultureInfo.InvariantCulture, $"| `{type.Type}` | `{type.Subject}` | [{type.Data.Name}](#{type.Data.Name.ToLowerInvariant()}) | {WhatOf(type)} |\n");
        text.Append("\n## Data\n");
        foreach (var data in events.Select(e => e.Data).Distinct().OrderBy(d => d.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"\n### {data.Name}\n\n{EventSchema.SummaryOf(data)}\n\n```json\n{EventSchema.Of(data)}\n```\n");
        return text.ToString();
    }

    private static string WhatOf(EventType type) => type.What ?? EventSchema.SummaryOf(type.Code!);

    private static Declarations Declared()
    {
        var services = new ServiceCollection();
        services.AddDtks(new ConfigurationBuilder().Build());
        return services.BuildServiceProvider().GetRequiredService<Declarations>();
    }

    private static string Path([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", "docs", "events.md"));

    private sealed record WithMore(string Id)
    {
        public int? More { get; init; }
    }
}
