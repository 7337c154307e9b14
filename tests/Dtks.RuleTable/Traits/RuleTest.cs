using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Dtks.RuleTable.Traits;

/// <summary>A test that names the rule it proves.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Project">The test project, such as <c>Dtks.Flows.Tests</c>.</param>
/// <param name="Class">The class.</param>
/// <param name="Method">The method.</param>
internal sealed record RuleTest(string Rule, string Project, string Class, string Method)
{
    /// <summary>Whether it speaks to a running host over HTTP.</summary>
    public bool OverHttp => Project == "Dtks.Flows.Tests";

    /// <summary>The tests in a file, once for each rule they name themselves or by their class.</summary>
    /// <param name="project">The project of the file.</param>
    /// <param name="tree">The file.</param>
    public static IEnumerable<RuleTest> In(string project, SyntaxTree tree) =>
        from type in tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
        from method in type.Members.OfType<MethodDeclarationSyntax>()
        where method.AttributeLists.SelectMany(l => l.Attributes).Any(IsTest)
        from rule in Rules(type).Concat(Rules(method)).Distinct()
        select new RuleTest(rule, project, type.Identifier.Text, method.Identifier.Text);

    private static bool IsTest(AttributeSyntax attribute) =>
        Name(attribute) is var name && (name.EndsWith("Fact", StringComparison.Ordinal) || name.EndsWith("Theory", StringComparison.Ordinal));

    private static IEnumerable<string> Rules(MemberDeclarationSyntax member) =>
        from attribute in member.AttributeLists.SelectMany(l => l.Attributes)
        where Name(attribute) == "Trait" && attribute.ArgumentList is { Arguments: [{ } key, { }] } && Text(key) == "rule"
        select Text(attribute.ArgumentList!.Arguments[1]) ?? attribute.ArgumentList.Arguments[1].ToString();

    private static string? Text(AttributeArgumentSyntax argument) =>
        argument.Expression is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression) ? literal.Token.ValueText : null;

    private static string Name(AttributeSyntax attribute)
    {
        var name = attribute.Name.ToString();
        return name[(name.LastIndexOf('.') + 1)..];
    }
}
