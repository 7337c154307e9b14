namespace Dtks.Domain.People;

/// <summary>Relationship to the head of the family, as on the family card (REG-2).</summary>
public enum Relationship
{
    /// <summary>Kepala keluarga.</summary>
    Head,

    /// <summary>Suami.</summary>
    Husband,

    /// <summary>Istri.</summary>
    Wife,

    /// <summary>Anak.</summary>
    Child,

    /// <summary>Menantu.</summary>
    ChildInLaw,

    /// <summary>Cucu.</summary>
    Grandchild,

    /// <summary>Orang tua.</summary>
    Parent,

    /// <summary>Mertua.</summary>
    ParentInLaw,

    /// <summary>Famili lain.</summary>
    Relative,

    /// <summary>Pembantu.</summary>
    Helper,

    /// <summary>Lainnya.</summary>
    Other,
}
