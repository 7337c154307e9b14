namespace Dtks.Domain.Partners;

/// <summary>What an agreement can give, by the names it gives them (REG-3). A name that is not here cannot be agreed.</summary>
public static class AgreementTerms
{
    /// <summary>A question for an identifier's type and value.</summary>
    public const string IdTypeValue = "idtype-value";

    /// <summary>A question as an expression.</summary>
    public const string Expression = "expression";

    /// <summary>A question as a list of predicates.</summary>
    public const string Predicate = "predicate";

    /// <summary>The number of the population register.</summary>
    public const string Nik = "NIK";

    /// <summary>The family card's number.</summary>
    public const string FamilyCard = "KK";

    /// <summary>The register's own id of a household, as an answer tells it.</summary>
    public const string Household = "HOUSEHOLD";

    /// <summary>The attributes of households and persons, by the standard's names (docs/dci.md, mapping).</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        "identifier", "name", "sex", "birth_date", "birth_place", "address", "marital_status", "relationship", "group_type", "group_size", "members", "poverty_score", "programmes",
        "registration_date", "last_updated",
    ];

    /// <summary>The kinds of question.</summary>
    public static IReadOnlyList<string> Queries { get; } = [IdTypeValue, Expression, Predicate];

    /// <summary>The types of identifier.</summary>
    public static IReadOnlyList<string> IdTypes { get; } = [Nik, FamilyCard, Household];

    /// <summary>What a partner can be told of: a household was registered, it has a new member, something about it changed, it is no longer there.</summary>
    public static IReadOnlyList<string> Events { get; } = ["REGISTER", "NewHouseHoldMember", "UPDATE", "REMOVE"];
}
