using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Dtks.RuleTable.Code;

/// <summary>
/// Which texts can reach which parameter, property or local: over assignments, arguments, results, patterns and records, through the
/// whole production code. It ignores conditions, so it finds rather too much than too little.
/// </summary>
internal sealed class TextFlow
{
    private readonly ConcurrentDictionary<ISymbol, ConcurrentBag<Origin>> _into = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentBag<Call> _calls = [];

    private TextFlow(CSharpCompilation compilation) =>
        Parallel.ForEach(compilation.SyntaxTrees, tree => Walk(compilation.GetSemanticModel(tree), tree));

    /// <summary>Every call with at least one argument.</summary>
    public IEnumerable<Call> Calls => _calls;

    /// <summary>The flow in a compilation.</summary>
    /// <exception cref="SourceException">A piece of it could not be bound, so that the flow would be incomplete.</exception>
    public static TextFlow In(CSharpCompilation compilation)
    {
        try
        {
            return new TextFlow(compilation);
        }
        catch (AggregateException e) when (e.InnerExceptions.OfType<SourceException>().FirstOrDefault() is { } unread)
        {
            throw unread;
        }
    }

    /// <summary>What flows straight into a symbol.</summary>
    public IEnumerable<Origin> Into(ISymbol symbol) => _into.TryGetValue(symbol, out var origins) ? origins : [];

    /// <summary>Every constant text that can reach a symbol, over symbols for which <paramref name="through"/> holds.</summary>
    public IReadOnlySet<string> Constants(IEnumerable<Origin> from, Func<ISymbol, bool>? through = null)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<Origin>(from);
        while (open.TryPop(out var origin))
        {
            if (origin.Constant is { } text) found.Add(text);
            if (origin.Symbol is not { } symbol || !seen.Add(symbol) || through?.Invoke(symbol) == false) continue;
            foreach (var next in Into(symbol)) open.Push(next);
        }

        return found;
    }

    private void Walk(SemanticModel model, SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (node is RecordDeclarationSyntax { ParameterList: not null } record) Positional((INamedTypeSymbol)model.GetDeclaredSymbol(record)!);
            if (!IsBody(node) || model.GetOperation(node) is not { } body) continue;
            var owner = model.GetEnclosingSymbol(node.SpanStart);
            if (node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax) owner = model.GetDeclaredSymbol(node);
            foreach (var operation in body.DescendantsAndSelf()) Visit(operation, owner);
        }
    }

    private static bool IsBody(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PrimaryConstructorBaseTypeSyntax => true,
        ArrowExpressionClauseSyntax arrow => arrow.Parent is PropertyDeclarationSyntax or IndexerDeclarationSyntax,
        EqualsValueClauseSyntax value => value.Parent is PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax },
        _ => false,
    };

    // A positional record's property holds what its constructor was given.
    private void Positional(INamedTypeSymbol record)
    {
        foreach (var parameter in record.InstanceConstructors.SelectMany(c => c.Parameters))
            foreach (var property in record.GetMembers(parameter.Name).OfType<IPropertySymbol>())
                Add(property, new Origin(null, parameter));
    }

    private void Visit(IOperation operation, ISymbol? owner)
    {
        switch (operation)
        {
            case IInvalidOperation:
                var at = operation.Syntax.GetLocation().GetLineSpan();
                throw new SourceException($"{at.Path}({at.StartLinePosition.Line + 1}): '{operation.Syntax}' could not be bound. Build the solution; if it builds, tests/Dtks.RuleTable lacks a reference or a using.");
            case IInvocationOperation call:
                Passed(call.Arguments);
                break;
            case IObjectCreationOperation made:
                Passed(made.Arguments);
                break;
            case IVariableDeclaratorOperation { Initializer: { } initial } local:
                Add(local.Symbol, initial.Value);
                break;
            case IDeconstructionAssignmentOperation parts:
                Deconstructed(parts.Target, parts.Value);
                break;
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation or ILocalReferenceOperation } assigned:
                Add(Origins.Of(assigned.Target).Single().Symbol!, assigned.Value);
                break;
            case IIsPatternOperation { Pattern: IPatternOperation pattern } test when Declared(pattern) is { } declared:
                Add(declared, test.Value);
                break;
            case IPropertyInitializerOperation property:
                foreach (var symbol in property.InitializedProperties) Add(symbol, property.Value);
                break;
            case IFieldInitializerOperation field:
                foreach (var symbol in field.InitializedFields) Add(symbol, field.Value);
                break;
            case IReturnOperation { ReturnedValue: { } value } when Returning(operation, owner) is { } from:
                Add(from, value);
                break;
        }
    }

    private void Passed(IEnumerable<IArgumentOperation> arguments)
    {
        var byParameter = new Dictionary<IParameterSymbol, IReadOnlyList<Origin>>(SymbolEqualityComparer.Default);
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter) continue;
            var origins = Origins.Of(argument.Value).ToList();
            byParameter[(IParameterSymbol)parameter.OriginalDefinition] = origins;
            foreach (var origin in origins) Add(parameter.OriginalDefinition, origin);
        }

        if (byParameter.Count > 0) _calls.Add(new Call(byParameter));
    }

    private void Deconstructed(IOperation target, IOperation value)
    {
        if (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
        if (target is not ITupleOperation names) return;
        foreach (var tuple in Origins.Branches(value).OfType<ITupleOperation>().Where(t => t.Elements.Length == names.Elements.Length))
            for (var i = 0; i < names.Elements.Length; i++)
                if (Origins.Of(names.Elements[i]).FirstOrDefault().Symbol is { } symbol) Add(symbol, tuple.Elements[i]);
    }

    private static ISymbol? Declared(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        _ => null,
    };

    // What a lambda returns is nobody's result by name; a property's getter gives the property.
    private static ISymbol? Returning(IOperation operation, ISymbol? owner)
    {
        for (var at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation) return null;
            if (at is ILocalFunctionOperation local) return local.Symbol;
        }

        return owner is IMethodSymbol { AssociatedSymbol: { } property } ? property : owner;
    }

    private void Add(ISymbol symbol, IOperation value)
    {
        foreach (var origin in Origins.Of(value)) Add(symbol, origin);
    }

    private void Add(ISymbol symbol, Origin origin) =>
        _into.GetOrAdd(symbol.OriginalDefinition, _ => []).Add(origin);
}
