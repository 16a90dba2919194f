using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Tests.Policies;

namespace AlertExchange.Engine.Tests.Identity;

public sealed class DialectTests
{
    private static readonly DialectTable Table = DialectTable.Parse(RepositoryFile.Read("config/linkage/dialects.yaml"), "dialects.yaml");

    [TestCase('宁', '林')]
    [TestCase('章', '臧')]
    [TestCase('陈', '成')]
    [TestCase('岑', '程')]
    [TestCase('金', '京')]
    [TestCase('申', '僧')]
    [TestCase('娜', '拉')]
    public void Names_written_by_ear_in_Qimen_sound_alike(char first, char second)
    {
        Table.Of("341024").AreHomophones(first, second).ShouldBeTrue();
        Table.Of("130630").AreHomophones(first, second).ShouldBeFalse();
    }

    [Test]
    public void Hakka_mixes_f_and_h_only_before_u()
    {
        var mergers = Table.Of("350821");

        mergers.AreHomophones('黄', '房').ShouldBeTrue();
        mergers.AreHomophones('洪', '冯').ShouldBeTrue();
        mergers.AreHomophones('汉', '范').ShouldBeFalse();
        Table.Of("341024").AreHomophones('黄', '房').ShouldBeFalse();
    }

    [Test]
    public void Several_mergers_hold_together()
    {
        var mergers = Table.Of("341024");

        mergers.Merges(HanCharacters.UsualSyllable('真'), HanCharacters.UsualSyllable('增')).ShouldBeTrue();
        mergers.Merges(HanCharacters.UsualSyllable('玲'), HanCharacters.UsualSyllable('您')).ShouldBeTrue();
        mergers.Merges(HanCharacters.UsualSyllable('真'), HanCharacters.UsualSyllable('春')).ShouldBeFalse();
        mergers.Merges(0, 0).ShouldBeFalse();
    }

    [Test]
    public void The_longest_head_of_a_county_code_counts_and_unlisted_counties_have_the_common_mergers()
    {
        var table = DialectTable.Parse("""
            version: "1"
            mergers:
              - { id: n-l, title: 甲, initials: [[n, l]] }
              - { id: s-sh, title: 乙, initials: [[s, sh]] }
            regions:
              - { county: "34", mergers: [s-sh] }
              - { county: "341024", mergers: [n-l, s-sh] }
            others: []
            """, "dialects.yaml");

        table.Of("341024").Names.ShouldBe(["甲", "乙"]);
        table.Of("341099").Names.ShouldBe(["乙"]);
        table.Of("110101").Names.ShouldBeEmpty();
    }

    [Test]
    public void Without_mergers_only_the_same_reading_sounds_alike()
    {
        DialectMergers.None.AreHomophones('伟', '玮').ShouldBeTrue();
        DialectMergers.None.AreHomophones('伟', '维').ShouldBeTrue();
        DialectMergers.None.AreHomophones('宁', '林').ShouldBeFalse();
        DialectMergers.None.AreHomophones('x', 'x').ShouldBeFalse();
    }

    [TestCase("version: \"1\"\nmergers: []\nregions: []\nothers: [n-l]", "第 4 行：“n-l”不在 mergers 中")]
    [TestCase("version: \"1\"\nmergers:\n  - { id: a, title: b, syllables: [[hu, foo]] }\nregions: []\nothers: []", "第 3 行：“foo”不是普通话音节")]
    [TestCase("version: \"1\"\nmergers: []\nregion: []\nothers: []", "第 3 行：不认识“region”")]
    [TestCase("version: \"1\"\nmergers: []\nregions:\n  - { county: 祁门, mergers: [] }\nothers: []", "第 4 行：“祁门”应为")]
    [TestCase("version: [", "不是完好的 YAML")]
    public void What_is_wrong_with_the_list_is_said_with_its_line(string yaml, string expected) =>
        Should.Throw<DialectFormatException>(() => DialectTable.Parse(yaml, "dialects.yaml")).Message.ShouldContain(expected);

    [TestCase("未末")]
    [TestCase("己已")]
    [TestCase("士土")]
    [TestCase("凤风")]
    [TestCase("杨扬")]
    [TestCase("晴睛")]
    [TestCase("候侯")]
    [TestCase("陈阵")]
    [TestCase("李季")]
    [TestCase("俊竣")]
    [TestCase("玲铃")]
    [TestCase("梁粱")]
    [TestCase("楊揚")]
    public void Look_alikes_are_told_both_ways(string pair)
    {
        HanCharacters.LooksAlike(pair[0], pair[1]).ShouldBeTrue();
        HanCharacters.LooksAlike(pair[1], pair[0]).ShouldBeTrue();
    }

    [TestCase("兰蓝")]
    [TestCase("王王")]
    [TestCase("楊杨")]
    [TestCase("芬芝")]
    [TestCase("军海")]
    [TestCase("a末")]
    public void Other_characters_do_not_look_alike(string pair) => HanCharacters.LooksAlike(pair[0], pair[1]).ShouldBeFalse();

    [Test]
    public void A_character_has_few_look_alikes_among_those_of_names()
    {
        const string Characters = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华文玉红建国志海云春梅凤莲金生福林荣德祥永发根木水旺来喜财贵李季王玉陈阵杨扬";
        var pairs = (from first in Characters.Distinct() from second in Characters.Distinct() where HanCharacters.LooksAlike(first, second) select first).Count();

        ((double)pairs / Characters.Distinct().Count()).ShouldBeLessThan(1.5);
    }
}
