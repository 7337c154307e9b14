using Microsoft.CodeAnalysis;

namespace Dtks.RuleTable.Code;

/// <summary>Where a value comes from: a constant text, a text with holes, or whatever a symbol holds.</summary>
/// <param name="Constant">The constant; a hole is <c>{}</c>.</param>
/// <param name="Symbol">The parameter, local, property, field or method (its result).</param>
internal readonly record struct Origin(string? Constant, ISymbol? Symbol);

/// <summary>A call of a method or constructor: for each parameter, where its argument comes from.</summary>
/// <param name="Arguments">By parameter.</param>
internal sealed record Call(IReadOnlyDictionary<IParameterSymbol, IReadOnlyList<Origin>> Arguments);
