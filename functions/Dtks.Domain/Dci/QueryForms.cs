using System.Text.Json;
using Dtks.Domain.Partners;

namespace Dtks.Domain.Dci;

/// <summary>Reads a query of a named kind that must name whom it is about (REG-3).</summary>
internal static class QueryForms
{
    public static DciQuery Read(string kind, JsonElement query, string code)
    {
        var reader = new QueryReader(code);
        var read = kind switch
        {
            AgreementTerms.IdTypeValue => reader.ByIdentifier(query),
            AgreementTerms.Expression => reader.ByExpression(query),
            AgreementTerms.Predicate => reader.ByPredicates(query),
            _ => throw RejectedException.Of(code, "dci.queryType", ("allowed", string.Join(", ", AgreementTerms.Queries))),
        };
        var named = read.Named() ?? throw RejectedException.Of(code, "dci.namesNobody");
        return named.Count <= DciLimits.Identifiers ? read : throw RejectedException.Of(code, "dci.namesTooMany", ("most", DciLimits.Number(DciLimits.Identifiers)));
    }
}
