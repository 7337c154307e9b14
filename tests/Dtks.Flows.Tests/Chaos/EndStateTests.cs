using Dtks.Chaos.EndStates;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Chaos;

/// <summary>The comparer passes over what differs from telling to telling, and over nothing else.</summary>
public sealed class EndStateTests
{
    [Theory]
    [InlineData("""{"id":"a","at":"2026-11-10T01:02:03.456Z","_etag":"x","_ts":1}""", """{"_ts":2,"at":"2026-11-10T23:59:59Z","id":"a"}""")]
    [InlineData("""{"body":"{\"openedOn\":\"2026-11-10T01:00:00Z\"}"}""", """{"body":"{\"openedOn\":\"2026-11-10T02:00:00.1Z\"}"}""")]
    [InlineData("""{"id":"audit-019ab5c0e0007123a123456789abcdef"}""", """{"id":"audit-019ab5c0ffff7999bfffffffffffffff"}""")]
    public void What_legitimately_differs_is_the_same(string one, string another) =>
        Assert.True(JToken.DeepEquals(Normal.Of(one), Normal.Of(another)));

    [Theory]
    [InlineData("""{"at":"2026-11-10T01:02:03Z"}""", """{"at":"2026-11-11T01:02:03Z"}""")]
    [InlineData("""{"dueOn":"2026-12-10"}""", """{"dueOn":"2026-12-11"}""")]
    [InlineData("""{"id":"proposal-019ab5c0e0007123a123456789abcdef"}""", """{"id":"proposal-019ab5c0ffff7999bfffffffffffffff"}""")]
    [InlineData("""{"rows":[1,2]}""", """{"rows":[2,1]}""")]
    [InlineData("""{"ttl":604800}""", """{"ttl":604801}""")]
    [InlineData("""{"a":null}""", """{}""")]
    public void What_does_not_is_told(string one, string another)
    {
        var (first, second) = (Of(("p", Normal.Of(one))), Of(("p", Normal.Of(another))));

        Assert.Single(first.Compare(second));
    }

    [Fact]
    public void A_difference_says_where_it_is_and_what_stands_there()
    {
        var one = Of(("registry/3306/x", new JObject { ["state"] = new JObject { ["status"] = "verifying", ["due"] = 1 } }));
        var another = Of(("registry/3306/x", new JObject { ["state"] = new JObject { ["status"] = "submitted", ["due"] = 1 } }));

        Assert.Equal(["registry/3306/x: at '/state/status' \"verifying\" ≠ \"submitted\""], one.Compare(another));
    }

    [Fact]
    public void What_is_missing_surplus_or_doubled_is_told()
    {
        var thing = new JObject { ["a"] = 1 };
        Assert.Equal(["p: only in the first: {\"a\":1}"], Of(("p", thing)).Compare(Of()));
        Assert.Equal(["p: only in the second: {\"a\":1}"], Of().Compare(Of(("p", thing))));
        Assert.Equal(["p: only in the second: {\"a\":1}"], Of(("p", thing)).Compare(Of(("p", thing), ("p", thing.DeepClone()))));
        Assert.Empty(Of(("p", thing), ("q", thing)).Compare(Of(("q", thing), ("p", thing.DeepClone()))));
    }

    [Fact]
    public void What_counts_once_may_come_twice()
    {
        var (once, twice) = (new EndState(), new EndState());
        once.Add("events", new JObject { ["a"] = 1 }, once: true);
        twice.Add("events", new JObject { ["a"] = 1 }, once: true);
        twice.Add("events", new JObject { ["a"] = 1 }, once: true);
        Assert.Empty(once.Compare(twice));

        twice.Add("events", new JObject { ["a"] = 2 }, once: true);
        Assert.Single(once.Compare(twice));
    }

    private static EndState Of(params IEnumerable<(string Place, JToken Thing)> things)
    {
        var state = new EndState();
        foreach (var (place, thing) in things)
        {
            state.Add(place, thing);
        }

        return state;
    }
}
