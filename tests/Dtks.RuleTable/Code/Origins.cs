using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Dtks.RuleTable.Code;

/// <summary>Where the value of an expression comes from.</summary>
internal static class Origins
{
    /// <summary>The constants and symbols that the value may be; none for what is computed.</summary>
    public static IEnumerable<Origin> Of(IOperation expression) => Branches(expression).SelectMany(Leaf);

    /// <summary>The expressions of which the value is one: the arms of conditions, and what conversions and <c>?.</c> lead to.</summary>
    public static IEnumerable<IOperation> Branches(IOperation expression) => expression switch
    {
        { ConstantValue.HasValue: true } => [expression],
        IConversionOperation conversion => Branches(conversion.Operand),
        IParenthesizedOperation inner => Branches(inner.Operand),
        IConditionalOperation { WhenFalse: { } otherwise } choice => [.. Branches(choice.WhenTrue), .. Branches(otherwise)],
        ICoalesceOperation coalesce => [.. Branches(coalesce.Value), .. Branches(coalesce.WhenNull)],
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(a => Branches(a.Value)),
        IConditionalAccessOperation access => Branches(access.WhenNotNull),
        IDeclarationExpressionOperation declaration => Branches(declaration.Expression),
        _ => [expression],
    };

    private static IEnumerable<Origin> Leaf(IOperation expression) => expression switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } => [new(text, null)],
        { ConstantValue.HasValue: true } => [],
        ILocalReferenceOperation local => [new(null, local.Local)],
        IParameterReferenceOperation parameter => [new(null, parameter.Parameter.OriginalDefinition)],
        IMemberReferenceOperation member => [new(null, member.Member.OriginalDefinition)],
        IInvocationOperation call => [new(null, call.TargetMethod.OriginalDefinition)],
        IInterpolatedStringOperation pieces => [new(string.Concat(pieces.Parts.Select(Piece)), null)],
        _ => [],
    };

    private static string Piece(IInterpolatedStringContentOperation part) =>
        part is IInterpolatedStringTextOperation { Text.ConstantValue.Value: string text } ? text : "{}";
}
