using Dtks.RuleTable.Code;
using Dtks.RuleTable.Policy;
using Dtks.RuleTable.Traits;
using Microsoft.CodeAnalysis;

namespace Dtks.RuleTable.Table;

/// <summary>What a checkout says about every rule.</summary>
/// <param name="Rows">A row per rule of docs/policy.md, in its order.</param>
/// <param name="Unknown">Places that name a rule docs/policy.md does not have.</param>
/// <param name="Notes">The notes that were applied.</param>
/// <param name="Errors">Every code that is told.</param>
internal sealed record RuleTable(IReadOnlyList<RuleRow> Rows, IReadOnlyList<RuleGap> Unknown, RuleNotes Notes, ErrorCodes Errors)
{
    /// <summary>Reads a checkout.</summary>
    /// <exception cref="SourceException">A part of it is missing or not as it should be.</exception>
    public static RuleTable Read(SourceTree source, Progress progress)
    {
        progress.Step("Reading the policy and the tests");
        var rules = PolicyRule.ReadAll(source.Text(PolicyRule.File));
        var notes = RuleNotes.Read(source.Text(RuleNotes.File));
        var ids = new RuleIds(rules.Select(r => r.Subject).Distinct());
        var testTrees = source.Files("tests", "*.cs").AsParallel().Select(path => ProductionCode.Parse(source, path)).ToList();
        var tests = testTrees.SelectMany(t => RuleTest.In(t.FilePath.Split('/')[1], t)).OrderBy(t => t.Project, StringComparer.Ordinal)
            .ThenBy(t => t.Class, StringComparer.Ordinal).ThenBy(t => t.Method, StringComparer.Ordinal).ToLookup(t => t.Rule, StringComparer.Ordinal);

        progress.Step("Reading the production code");
        var code = ProductionCode.Read(source);
        var files = Named(code.Trees.Values, ids);
        progress.Step("Following error codes through the production code");
        var errors = ErrorCodes.In(code.Compilation);
        var texts = MessageTexts.Read(source, "id");

        var rows = rules.Select(rule => new RuleRow(
            rule,
            [.. files[rule.Id].Select(f => f["functions/".Length..]).Order(StringComparer.Ordinal)],
            [.. tests[rule.Id]],
            [.. errors.ByRule[rule.Id].Order(StringComparer.Ordinal).Select(c => new RuleError(c, texts.GetValueOrDefault(c, "")))],
            notes.NeverRefuses.GetValueOrDefault(rule.Id),
            notes.NotYet.GetValueOrDefault(rule.Id))).ToList();
        return new RuleTable(rows, Unknowns(rules, files, Named(testTrees, ids), tests, errors), notes, errors);
    }

    /// <summary>The rows of a rule or of a subject; all when none is named.</summary>
    public IReadOnlyList<RuleRow> Named(string? name) => name is null
        ? Rows
        : [.. Rows.Where(r => string.Equals(r.Rule.Id, name, StringComparison.OrdinalIgnoreCase) || string.Equals(r.Rule.Subject, name, StringComparison.OrdinalIgnoreCase))];

    private static ILookup<string, string> Named(IEnumerable<SyntaxTree> trees, RuleIds ids) => trees
        .AsParallel()
        .SelectMany(t => ids.In(t).Select(id => (Id: id, Path: t.FilePath)))
        .ToLookup(n => n.Id, n => n.Path, StringComparer.Ordinal);

    private static List<RuleGap> Unknowns(
        IReadOnlyList<PolicyRule> rules, ILookup<string, string> files, ILookup<string, string> testFiles, ILookup<string, RuleTest> tests, ErrorCodes errors)
    {
        var known = rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var named = files.Concat(testFiles).SelectMany(n => n.Select(path => (Id: n.Key, Where: path)))
            .Concat(tests.SelectMany(t => t.Select(test => (Id: t.Key, Where: $"tests/{test.Project}, {test.Class}"))))
            .Concat(errors.Rules.Select(rule => (Id: rule, Where: $"a problem with {string.Join(", ", errors.ByRule[rule])}")));
        return [.. named.Where(n => !known.Contains(n.Id)).Distinct().OrderBy(n => n.Id, StringComparer.Ordinal).ThenBy(n => n.Where, StringComparer.Ordinal)
            .Select(n => new RuleGap(n.Id, $"is named by {n.Where}, and {PolicyRule.File} does not state it"))];
    }
}
