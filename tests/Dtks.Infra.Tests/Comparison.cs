namespace Dtks.Infra.Tests;

/// <summary>Holds two lists of facts against each other, and names what only one of them has.</summary>
internal static class Comparison
{
    /// <summary>Fails unless both have the same lines, in whatever order.</summary>
    public static void Same(IEnumerable<string> code, IEnumerable<string> template)
    {
        var (inCode, inTemplate) = (code.ToHashSet(StringComparer.Ordinal), template.ToHashSet(StringComparer.Ordinal));
        Assert.NotEmpty(inCode);
        var differences = inCode.Except(inTemplate).Order(StringComparer.Ordinal).Select(line => $"in the code, not in the template: {line}")
            .Concat(inTemplate.Except(inCode).Order(StringComparer.Ordinal).Select(line => $"in the template, not in the code: {line}"))
            .ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
