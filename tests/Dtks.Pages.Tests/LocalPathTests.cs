using Dtks.Pages.Serving;

namespace Dtks.Pages.Tests;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/tugas")]
    [InlineData("/usulan/3201012001?keadaan=verifying")]
    public void A_path_of_this_app_is_kept(string path) => Assert.Equal(path, LocalPath.Of(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tugas")]
    [InlineData("//jahat.example")]
    [InlineData("/\\jahat.example")]
    [InlineData("/a\\b")]
    [InlineData("https://jahat.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a b")]
    [InlineData("/a\r\nb")]
    [InlineData("/é")]
    public void Any_other_is_the_first_page(string? path) => Assert.Equal("/", LocalPath.Of(path));

    [Fact]
    public void Nor_is_one_kept_that_is_longer_than_any_page_needs()
    {
        Assert.Equal(1_000, LocalPath.Of("/" + new string('a', 999)).Length);
        Assert.Equal("/", LocalPath.Of("/" + new string('a', 1_000)));
    }
}
