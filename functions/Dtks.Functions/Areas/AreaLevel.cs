namespace Dtks.Functions.Areas;

/// <summary>The levels of administration, from the widest down. On the wire: their names in camelCase.</summary>
public enum AreaLevel
{
    /// <summary>The nation, <c>ID</c>.</summary>
    Nation,

    /// <summary>Provinsi, two digits.</summary>
    Province,

    /// <summary>Kabupaten or kota, four digits.</summary>
    Regency,

    /// <summary>Kecamatan (in Papua: distrik), six digits.</summary>
    District,

    /// <summary>Desa or kelurahan, ten digits.</summary>
    Village,
}
