using System.Text;
using Dtks.Domain.Areas;
using Dtks.Functions.Areas;
using Xunit;

namespace Dtks.Functions.Tests.Areas;

public sealed class AreaDirectoryTests
{
    private static readonly AreaDirectory Directory = new();

    [Fact]
    public void Every_level_has_as_many_areas_as_the_source()
    {
        var provinces = Directory.Children(AreaDirectory.Nation);
        var regencies = Directory.Regencies().ToList();
        var districts = regencies.SelectMany(code => Directory.Children(code)).ToList();
        var villages = districts.SelectMany(district => Directory.Children(district.Code)).ToList();

        Assert.Equal((38, 514, 7285, 83762), (provinces.Count, regencies.Count, districts.Count, villages.Count));
        Assert.All(provinces, area => Assert.Equal((AreaLevel.Province, "ID"), (area.Level, area.Parent)));
        Assert.All(districts, area => Assert.Equal((AreaLevel.District, area.Code[..4]), (area.Level, area.Parent)));
        Assert.All(villages, area => Assert.Equal((AreaLevel.Village, area.Code[..6]), (area.Level, area.Parent)));
        Assert.Equal(83762, villages.Select(area => area.Code).Distinct().Count());
    }

    [Fact]
    public void Every_listed_area_is_found_by_its_code_as_listed()
    {
        foreach (var listed in Directory.Regencies().SelectMany(code => Directory.Children(code)).SelectMany(d => Directory.Children(d.Code)))
            Assert.Equal(listed, Directory.Find(listed.Code));
    }

    [Theory]
    [InlineData("ID", "Indonesia", AreaLevel.Nation, null, null)]
    [InlineData("33", "Jawa Tengah", AreaLevel.Province, "ID", "WIB")]
    [InlineData("3305", "Kabupaten Kebumen", AreaLevel.Regency, "33", "WIB")]
    [InlineData("5103", "Kabupaten Badung", AreaLevel.Regency, "51", "WITA")]
    [InlineData("110101", "Bakongan", AreaLevel.District, "1101", "WIB")]
    [InlineData("1101012001", "Keude Bakongan", AreaLevel.Village, "110101", "WIB")]
    [InlineData("1402092010", "Lambang Sari I, II, III", AreaLevel.Village, "140209", "WIB")]
    [InlineData("9404102004", "T\"Singa", AreaLevel.Village, "940410", "WIT")]
    [InlineData("5307012021", "Regapu’u", AreaLevel.Village, "530701", "WITA")]
    public void Finds_an_area_of_each_level(string code, string name, AreaLevel level, string? parent, string? timeZone) =>
        Assert.Equal(new Area(code, name, level, parent, timeZone), Directory.Find(code));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("id")]
    [InlineData("3")]
    [InlineData("00")]
    [InlineData("99")]
    [InlineData("330")]
    [InlineData("3300")]
    [InlineData("330500")]
    [InlineData("3305000000")]
    [InlineData("33.05")]
    [InlineData("-1")]
    [InlineData("+3")]
    [InlineData("٣٣")]
    [InlineData("1101012999")]
    [InlineData("11010120010")]
    [InlineData("1101012001 ")]
    public void What_is_no_code_is_not_there(string? code)
    {
        Assert.False(Directory.Exists(code));
        Assert.Null(Directory.Find(code));
        Assert.Empty(Directory.Children(code));
    }

    [Fact]
    public void A_village_has_no_children_and_exists()
    {
        Assert.True(Directory.Exists("1101012001"));
        Assert.Empty(Directory.Children("1101012001"));
    }

    [Theory]
    [InlineData("33\n")]
    [InlineData("33,\n")]
    [InlineData("33,A\n33,B\n")]
    [InlineData("33,A\n31,B\n")]
    [InlineData("3300,A\n")]
    [InlineData("33.05,A\n")]
    [InlineData("330,A\n")]
    [InlineData("33050320010000,A\n")]
    public void Data_that_are_not_the_list_are_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => AreaTable.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Data_without_a_last_line_feed_are_read_whole()
    {
        var table = AreaTable.Read("33,A\n3305,B"u8);

        Assert.Equal((2, "A", "B"), (table.Count, table.Name(0), table.Name(1)));
    }
}
