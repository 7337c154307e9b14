using Dtks.Functions.Areas;

namespace Dtks.Chaos.Story;

/// <summary>Where the story happens: the first district of a regency that has two villages with codes that end differently.</summary>
public static class ChaosPlace
{
    /// <summary>The two villages.</summary>
    public static IReadOnlyList<string> Villages { get; } = Find();

    private static List<string> Find()
    {
        var areas = new AreaDirectory();
        return areas.Children("3306").Select(d => areas.Children(d.Code).Select(v => v.Code).Take(2).ToList()).First(v => v.Count == 2);
    }
}
