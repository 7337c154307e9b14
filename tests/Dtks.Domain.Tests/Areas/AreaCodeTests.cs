using Dtks.Domain.Areas;

namespace Dtks.Domain.Tests.Areas;

public class AreaCodeTests
{
    [Theory]
    [InlineData("ID", AreaLevel.Nation)]
    [InlineData("33", AreaLevel.Province)]
    [InlineData("3306", AreaLevel.Regency)]
    [InlineData("330601", AreaLevel.District)]
    [InlineData("3306012001", AreaLevel.Village)]
    public void The_length_tells_the_level(string text, AreaLevel level)
    {
        Assert.True(AreaCode.TryParse(text, out var code));
        Assert.Equal(level, code.Level);
        Assert.Equal(text, code.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("id")]
    [InlineData("3")]
    [InlineData("330")]
    [InlineData("33060")]
    [InlineData("33060120")]
    [InlineData("33060120011")]
    [InlineData("33.06")]
    [InlineData("٣٣٠٦")]
    [InlineData("99")]
    [InlineData("9701012001")]
    public void Anything_else_is_no_area_code(string? text)
    {
        Assert.False(AreaCode.TryParse(text, out _));
        if (text is not null) Assert.Throws<FormatException>(() => AreaCode.Parse(text));
    }

    [Fact]
    public void Parts_lead_up_to_the_nation()
    {
        var village = AreaCode.Parse("3306012001");
        Assert.Equal("330601", village.District!.Value);
        Assert.Equal("3306", village.Regency!.Value);
        Assert.Equal("33", village.Province!.Value);
        Assert.Equal(AreaCode.Nation, village.Parent!.Parent!.Parent!.Parent);
        Assert.Null(AreaCode.Nation.Parent);
        Assert.Null(AreaCode.Parse("33").Regency);
        Assert.Null(AreaCode.Parse("3306").District);
        Assert.Null(AreaCode.Nation.Province);
    }

    [Theory]
    [Trait("rule", "GOV-2")]
    [InlineData("ID", "3306012001", true)]
    [InlineData("ID", "ID", true)]
    [InlineData("3306", "3306", true)]
    [InlineData("3306", "3306012001", true)]
    [InlineData("3306", "3307012001", false)]
    [InlineData("3306", "33", false)]
    [InlineData("33", "ID", false)]
    [InlineData("3306012001", "3306012002", false)]
    public void An_area_covers_itself_and_what_lies_within(string area, string other, bool covers) =>
        Assert.Equal(covers, AreaCode.Parse(area).Covers(AreaCode.Parse(other)));
}
