namespace Dtks.Domain.Areas;

/// <summary>The level of an area of government; the wider, the smaller the value.</summary>
public enum AreaLevel
{
    /// <summary>Indonesia, <c>ID</c>.</summary>
    Nation,

    /// <summary>Provinsi, 2 digits.</summary>
    Province,

    /// <summary>Kabupaten or kota, 4 digits.</summary>
    Regency,

    /// <summary>Kecamatan, 6 digits.</summary>
    District,

    /// <summary>Desa or kelurahan, 10 digits.</summary>
    Village,
}
