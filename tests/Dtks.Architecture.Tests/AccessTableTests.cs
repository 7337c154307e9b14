using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Functions;
using Dtks.Platform.Access;
using Dtks.Platform.Modules;

namespace Dtks.Architecture.Tests;

/// <summary>docs/access.md says what the functions' attributes say.</summary>
[Trait("rule", "GOV-2")]
public sealed class AccessTableTests
{
    // Set to anything, the test writes the file instead of comparing it.
    private const string Write = "DTKS_WRITE_DOCS";

    private static readonly (AreaLevel? Level, string Name)[] Levels =
    [
        (AreaLevel.Village, "village"), (AreaLevel.District, "district"), (AreaLevel.Regency, "regency"), (AreaLevel.Nation, "nation"), (null, "any"),
    ];

    [Fact]
    public void The_table_of_access_is_that_of_the_attributes()
    {
        var text = Text(AccessRule.Of([typeof(IModule).Assembly, typeof(DtksServices).Assembly]));
        if (Environment.GetEnvironmentVariable(Write) is { Length: > 0 })
            File.WriteAllText(Path(), text);

        var kept = File.Exists(Path()) ? File.ReadAllText(Path()).ReplaceLineEndings("\n") : string.Empty;
        if (text == kept)
            return;
        Assert.Fail(
            $"docs/access.md is out of date; write it with: {Write}=1 dotnet test tests/Dtks.Architecture.Tests --filter {nameof(AccessTableTests)}\n{FirstDifference(kept, text)}");
    }

    private static string Text(IReadOnlyList<AccessRule> rules)
    {
        var text = new StringBuilder();
        text.Append("# Who may call what\n\n");
        text.Append("Written from the `[Access]` and `[Public]` attributes of the functions by `tests/Dtks.Architecture.Tests`, which fails when this file says otherwise;\n");
        text.Append("why it is so is told by [ADR 0017](adr/0017-access-by-attribute.md). Without a valid token a path that is not public answers 401; without the role, with an\n");
        text.Append("area that is not of the role's level, or out of reach, 403; where there is no such area, 404.\n\n");
        text.Append("## Paths\n\n`own`: the caller's area is that of the path; `above`: it holds it; `below`: it lies in it. A caller with several roles acts in the first that stands here.\n\n");
        text.Append("| path | area | reach | roles |\n|---|---|---|---|\n");
        foreach (var rule in rules.OrderBy(r => r.Route, StringComparer.Ordinal).ThenBy(MethodsOf, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {MethodsOf(rule)} `/{rule.Route}` | {AreaOf(rule)} | {ReachOf(rule)} | {RolesOf(rule)} |\n");
        text.Append("\n## Roles\n\nA role goes with its level of area; a `section-officer` also needs the claim `section`, a `giver` the claim `giver`.\n\n");
        text.Append("| level | roles |\n|---|---|\n");
        foreach (var (level, name) in Levels)
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(", ", Enum.GetValues<Role>().Where(r => RoleLevel.IsHeld(r) && RoleLevel.Of(r) == level).Select(WireName.Of))} |\n");
        return text.ToString();
    }

    private static string MethodsOf(AccessRule rule) => rule.Methods.Count == 0 ? "any" : string.Join(", ", rule.Methods);

    private static string AreaOf(AccessRule rule) => rule.Access?.Area switch
    {
        null => "public",
        AccessArea.Nation => "the nation",
        AccessArea.InBody => "in the body",
        AccessArea.InQuery => "`?area=`",
        AccessArea.None => "none",
        var part => $"`{{{part}}}`",
    };

    private static string ReachOf(AccessRule rule) => rule.Access is null || rule.Access.Area == AccessArea.None
        ? ""
        : string.Join(" or ", Enum.GetValues<Reach>().Where(r => r != Reach.None && rule.Access.Reach.HasFlag(r)).Select(r => WireName.Of(r)));

    private static string RolesOf(AccessRule rule) => rule.Access is null
        ? "anyone"
        : string.Join(", ", rule.Access.Roles.Select(r => rule.Access.Concerned.Contains(r) ? $"{WireName.Of(r)} (from anywhere: only what concerns them)" : WireName.Of(r)));

    private static string FirstDifference(string kept, string text)
    {
        var (old, now) = (kept.Split('\n'), text.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"line {line + 1}: {old.ElementAtOrDefault(line)}\nshould be: {now.ElementAtOrDefault(line)}";
    }

    private static string Path([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", "docs", "access.md"));
}
