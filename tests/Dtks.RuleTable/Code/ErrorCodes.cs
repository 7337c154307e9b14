using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Dtks.RuleTable.Code;

/// <summary>The codes of what clients are told, and the rules they are raised with.</summary>
internal sealed class ErrorCodes
{
    // What a client is told begins as one of these: each takes a code, and a rule where one decided.
    private static readonly string[] Raising = ["Violation", "Problem", "ProblemError"];
    private const string Catalogue = "MessageCatalogue";

    private readonly TextFlow _flow;
    private readonly HashSet<ISymbol> _codeParameters;
    private readonly HashSet<ISymbol> _ruleParameters;
    private readonly HashSet<ISymbol> _raised;

    private ErrorCodes(CSharpCompilation compilation, TextFlow flow)
    {
        _flow = flow;
        var made = Raising.SelectMany(name => Type(compilation, name).InstanceConstructors.SelectMany(c => c.Parameters)).ToList();
        _codeParameters = PassedOnFrom(made.Where(p => p.Name == "Code"));
        _ruleParameters = PassedOnFrom(made.Where(p => p.Name == "Rule"));
        var looked = Type(compilation, Catalogue).GetMembers().OfType<IMethodSymbol>().SelectMany(m => m.Parameters).Where(p => p.Name == "code");
        Told = flow.Constants(made.Where(p => p.Name == "Code").Concat(looked).Select(p => new Origin(null, p)));
        Rules = flow.Constants(_ruleParameters.Select(p => new Origin(null, p)));
        _raised = made.Select(p => p.ContainingType).ToHashSet<ISymbol>(SymbolEqualityComparer.Default);
        ByRule = Pairs().Distinct().ToLookup(p => p.Rule, p => p.Code, StringComparer.Ordinal);
    }

    /// <summary>Every code that needs a text; <c>{}</c> stands for a hole, as in <c>tracking.{}</c>.</summary>
    public IReadOnlySet<string> Told { get; }

    /// <summary>Every rule that a code is raised with.</summary>
    public IReadOnlySet<string> Rules { get; }

    /// <summary>The codes raised with a rule.</summary>
    public ILookup<string, string> ByRule { get; }

    /// <summary>The codes in a compilation.</summary>
    public static ErrorCodes In(CSharpCompilation compilation) => new(compilation, TextFlow.In(compilation));

    /// <summary>Whether a text's code is one that is told.</summary>
    public bool Tells(string code) => Told.Contains(code) || Told.Where(t => t.Contains("{}", StringComparison.Ordinal)).Any(t => Fits(t, code));

    private static bool Fits(string told, string code) => Regex.IsMatch(code, $"^{string.Join("[^.]+", told.Split("{}").Select(Regex.Escape))}$");

    private static INamedTypeSymbol Type(CSharpCompilation compilation, string name) =>
        compilation.GetSymbolsWithName(name, SymbolFilter.Type).OfType<INamedTypeSymbol>().ToList() is [{ } only]
            ? only
            : throw new SourceException($"There is not exactly one type {name}; tell tests/Dtks.RuleTable/Code/ErrorCodes.cs what took its place.");

    // A method's own parameter that it hands on as the code of a problem takes codes itself.
    private HashSet<ISymbol> PassedOnFrom(IEnumerable<IParameterSymbol> parameters)
    {
        var found = new HashSet<ISymbol>(parameters, SymbolEqualityComparer.Default);
        var open = new Stack<ISymbol>(found);
        while (open.TryPop(out var parameter))
            foreach (var origin in _flow.Into(parameter))
                if (origin.Symbol is IParameterSymbol handed && found.Add(handed)) open.Push(handed);
        return found;
    }

    private IEnumerable<(string Rule, string Code)> Pairs() =>
        from call in _flow.Calls
        let codes = Given(call, _codeParameters)
        from rule in Given(call, _ruleParameters)
        from code in codes
        where !(rule.Symbol is IParameterSymbol && code.Symbol is IParameterSymbol) // then the callers say which go together
        from ruleText in _flow.Constants([rule], IsNear)
        from codeText in _flow.Constants([code], IsNear)
        select (ruleText, codeText);

    private static List<Origin> Given(Call call, HashSet<ISymbol> parameters) =>
        [.. call.Arguments.Where(a => parameters.Contains(a.Key)).SelectMany(a => a.Value)];

    // A code taken from a problem that exists already was raised with its own rule.
    private bool IsNear(ISymbol symbol) => symbol is not IPropertySymbol || !_raised.Contains(symbol.ContainingType);
}
