using Dtks.Chaos.Hosts;

namespace Dtks.Flows.Tests.Chaos;

/// <summary>Thirty minutes of outage in the middle of the story: after it everything ends as without it, without a hand.</summary>
public sealed class OutageTests(UndisturbedStory undisturbed) : IClassFixture<UndisturbedStory>
{
    /// <summary>Each service, and the chapter in which it is away.</summary>
    public static TheoryData<string, string> Outages { get; } = Cases();

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task It_ends_as_without(string service, string chapter)
    {
        var state = await Telling.WithOutageAsync(service, chapter);

        var differing = undisturbed.State.Compare(state);
        Assert.True(differing.Count == 0, string.Join('\n', differing));
        Assert.Empty(state.SetAside);
        Assert.True(state.Count > 100, "The story leaves more behind than that.");
    }

    private static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var (service, chapter) in Telling.Outages)
        {
            cases.Add(service, chapter);
        }

        return cases;
    }
}
