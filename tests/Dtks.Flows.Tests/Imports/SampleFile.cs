namespace Dtks.Flows.Tests.Imports;

/// <summary>Prelists of sample families as CSV.</summary>
public static class SampleFile
{
    /// <summary>The header of the template.</summary>
    public const string Header = "nomor_kk,nik,nama,tempat_lahir,tanggal_lahir,jenis_kelamin,nama_ibu_kandung,hubungan_keluarga,status_kawin,alamat,rt,rw,telepon,jenis_usulan";

    /// <summary>A row for each member of each family.</summary>
    public static string Of(params IEnumerable<SampleFamily> families) => Of(families.SelectMany(f => f.Members.Select(m => Row(f, m))));

    /// <summary>A family in each row, of which every tenth is right; the others have too short a NIK. Parts are as many as of right ones, and few proposals are left to be matched.</summary>
    public static string EveryTenthRight(string village, int rows) => Of(Enumerable.Range(0, rows).Select(i =>
    {
        var family = SampleFamily.Of(village);
        return Row(family, i % 10 == 0 ? family.Head : family.Head with { Nik = "330616" });
    }));

    /// <summary>These rows under the header.</summary>
    public static string Of(IEnumerable<string> rows) => string.Join("\r\n", rows.Prepend(Header)) + "\r\n";

    /// <summary>A member's row.</summary>
    public static string Row(SampleFamily family, SampleMember member) => string.Join(
        ',', family.FamilyCardNumber, member.Nik, member.Name, member.BirthPlace, member.BirthDate, member.Sex, member.MotherMaidenName, member.Relationship, member.MaritalStatus, family.Street, family.Rt, family.Rw,
        "081200000001", "DTKS");
}
