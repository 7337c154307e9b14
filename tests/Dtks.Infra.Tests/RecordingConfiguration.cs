using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Dtks.Infra.Tests;

/// <summary>Settings that remember whose value was asked for.</summary>
internal sealed class RecordingConfiguration(IConfiguration inner, ISet<string> read) : IConfiguration
{
    public string? this[string key]
    {
        get
        {
            read.Add(key);
            return inner[key];
        }
        set => inner[key] = value;
    }

    public IConfigurationSection GetSection(string key) => new Section(inner.GetSection(key), read);

    public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren().Select(c => new Section(c, read));

    public IChangeToken GetReloadToken() => inner.GetReloadToken();

    private sealed class Section(IConfigurationSection inner, ISet<string> read) : IConfigurationSection
    {
        public string Key => inner.Key;

        public string Path => inner.Path;

        public string? Value
        {
            get
            {
                read.Add(inner.Path);
                return inner.Value;
            }
            set => inner.Value = value;
        }

        public string? this[string key]
        {
            get
            {
                read.Add(ConfigurationPath.Combine(inner.Path, key));
                return inner[key];
            }
            set => inner[key] = value;
        }

        public IConfigurationSection GetSection(string key) => new Section(inner.GetSection(key), read);

        public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren().Select(c => new Section(c, read));

        public IChangeToken GetReloadToken() => inner.GetReloadToken();
    }
}
