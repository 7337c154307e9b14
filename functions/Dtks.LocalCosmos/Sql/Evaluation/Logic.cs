namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>AND, OR and IN with three truth values: what is no truth value counts as undefined.</summary>
internal static class Logic
{
    /// <summary>
    /// AND is false when an operand is false, else undefined when one is undefined, else true; OR the same the other way round.
    /// </summary>
    public static Evaluator Join(bool isAnd, Evaluator[] operands) => frame =>
    {
        var undefined = false;
        foreach (var operand in operands)
        {
            var truth = Json.Truth(operand(frame));
            if (truth == !isAnd)
            {
                return Json.Of(!isAnd);
            }

            undefined |= truth is null;
        }

        return undefined ? null : Json.Of(isAnd);
    };

    /// <summary>Whether the first operand equals one of the others; undefined when it is undefined.</summary>
    public static Evaluator In(bool not, Evaluator[] needleAndItems) => frame =>
    {
        var needle = needleAndItems[0](frame);
        if (needle is null)
        {
            return null;
        }

        for (var i = 1; i < needleAndItems.Length; i++)
        {
            if (Operators.Equal(needle, needleAndItems[i](frame)) == true)
            {
                return Json.Of(!not);
            }
        }

        return Json.Of(not);
    };
}
