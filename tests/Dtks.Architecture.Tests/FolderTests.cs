namespace Dtks.Architecture.Tests;

/// <summary>Between folders of one project the arrows point one way (docs/design.md, Layout).</summary>
public sealed class FolderTests
{
    public static TheoryData<string> Projects => [.. ProductAssembly.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_folders_depend_on_each_other_in_a_circle(string project)
    {
        var uses = UsesOf(ProductAssembly.Of(project));
        var circles = uses.Keys.Where(folder => Reachable(uses, folder).Contains(folder)).Order(StringComparer.Ordinal).ToList();

        Assert.True(circles.Count == 0, $"In circles: {string.Join(", ", circles)}.\n{string.Join('\n', circles.SelectMany(c => Explain(uses, c, circles)))}");
    }

    private static Dictionary<string, Dictionary<string, string>> UsesOf(ProductAssembly assembly)
    {
        var uses = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var type in assembly.Types)
        {
            var folder = assembly.FolderOf(type);
            foreach (var used in ProductAssembly.UsedBy(type).Where(assembly.Owns))
            {
                var to = assembly.FolderOf(used);
                if (to != folder && to.Length > 0 && folder.Length > 0)
                {
                    uses.TryAdd(folder, new Dictionary<string, string>(StringComparer.Ordinal));
                    uses[folder].TryAdd(to, $"{type.Name} uses {used.Name}");
                }
            }
        }

        return uses;
    }

    private static HashSet<string> Reachable(Dictionary<string, Dictionary<string, string>> uses, string from)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([from]);
        while (next.TryPop(out var folder))
        {
            foreach (var to in uses.GetValueOrDefault(folder)?.Keys.Where(seen.Add) ?? [])
            {
                next.Push(to);
            }
        }

        return seen;
    }

    private static IEnumerable<string> Explain(Dictionary<string, Dictionary<string, string>> uses, string folder, List<string> circles) =>
        uses[folder].Where(u => circles.Contains(u.Key)).Select(u => $"  {folder} -> {u.Key}: {u.Value}");
}
