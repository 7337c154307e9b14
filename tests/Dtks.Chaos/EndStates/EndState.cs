using Newtonsoft.Json.Linq;

namespace Dtks.Chaos.EndStates;

/// <summary>All that a story left behind, without what differs from one telling to the next.</summary>
public sealed class EndState
{
    private readonly SortedDictionary<string, List<JToken>> _things = new(StringComparer.Ordinal);

    /// <summary>How many things there are.</summary>
    public int Count => _things.Values.Sum(things => things.Count);

    /// <summary>What was set aside, one line each; not compared.</summary>
    public IList<string> SetAside { get; } = [];

    /// <summary>Adds a thing.</summary>
    /// <param name="place">Where it is, such as <c>registry/3305102001/proposal-…</c>.</param>
    /// <param name="thing">The thing.</param>
    /// <param name="once">Whether the same again is no more than once.</param>
    public void Add(string place, JToken thing, bool once = false)
    {
        if (!_things.TryGetValue(place, out var things))
        {
            _things.Add(place, things = []);
        }

        if (!once || !things.Exists(t => JToken.DeepEquals(t, thing)))
        {
            things.Add(thing);
        }
    }

    /// <summary>How another end state differs from this one: one readable line for each difference, none when they are the same.</summary>
    public IReadOnlyList<string> Compare(EndState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var differences = new List<string>();
        foreach (var place in _things.Keys.Union(other._things.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            differences.AddRange(Compare(place, Of(place), other.Of(place)));
        }

        return differences;
    }

    private static IEnumerable<string> Compare(string place, List<JToken> first, List<JToken> second)
    {
        var (missing, surplus) = (Without(first, second), Without(second, first));
        foreach (var (one, another) in missing.Zip(surplus))
        {
            yield return $"{place}: {JsonDifference.Of(one, another)}";
        }

        foreach (var one in missing.Skip(surplus.Count))
        {
            yield return $"{place}: only in the first: {JsonDifference.Short(one)}";
        }

        foreach (var one in surplus.Skip(missing.Count))
        {
            yield return $"{place}: only in the second: {JsonDifference.Short(one)}";
        }
    }

    // As bags: a thing that is there twice is missing once when the other has it once.
    private static List<JToken> Without(List<JToken> things, List<JToken> others)
    {
        var left = others.ToList();
        return things.FindAll(thing =>
        {
            var at = left.FindIndex(other => JToken.DeepEquals(other, thing));
            if (at < 0)
            {
                return true;
            }

            left.RemoveAt(at);
            return false;
        });
    }

    private List<JToken> Of(string place) => _things.GetValueOrDefault(place, []);
}
