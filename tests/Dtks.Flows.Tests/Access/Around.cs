using Dtks.Functions.Areas;

namespace Dtks.Flows.Tests.Access;

/// <summary>The areas that callers come from: those a village lies in, and at every level one beside.</summary>
internal static class Around
{
    private static readonly AreaDirectory Directory = new();

    /// <summary>The nation, province, regency, district and village itself, and another of each but the nation.</summary>
    public static IReadOnlyList<string> AreasOf(string village)
    {
        string[] own = ["ID", village[..2], village[..4], village[..6], village];
        return [.. own, .. own.Skip(1).Zip(own, Beside)];
    }

    // Its neighbour in the area above; where it is the only one, the first such area next door.
    private static string Beside(string area, string above)
    {
        var siblings = Directory.Children(above).Select(a => a.Code).Where(code => code != area).ToList();
        return siblings.Count > 0 ? siblings[0] : Directory.Children(Beside(above, Directory.Find(above)!.Parent!))[0].Code;
    }
}
