using AlertExchange.Engine.Identity;

namespace AlertExchange.Engine.Tests.Identity;

public sealed class PersonNameTests
{
    [TestCase(" 张 三 ", "张三")]
    [TestCase("张\u3000三", "张三")]
    [TestCase("张\u200B三\n", "张三")]
    [TestCase("买买提．艾力", "买买提·艾力")]
    [TestCase("买买提•艾力", "买买提·艾力")]
    [TestCase("Ｔｏｍ　　Smith ", "Tom Smith")]
    public void Names_are_cleaned_for_display(string written, string shown) => PersonName.Clean(written).ShouldBe(shown);

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \u00A0")]
    public void Nothing_written_is_no_name(string? written) => PersonName.Clean(written).ShouldBeNull();

    [Test]
    public void A_clean_name_stays_the_same_string()
    {
        var name = new string("欧阳建国");

        PersonName.Clean(name).ShouldBeSameAs(name);
    }

    [TestCase("张三", "张三", NameComparison.Same)]
    [TestCase("張偉", "张伟", NameComparison.SameAfterNormalization)]
    [TestCase("劉國強", "刘国强", NameComparison.SameAfterNormalization)]
    [TestCase("李峯", "李峰", NameComparison.SameAfterNormalization)]
    [TestCase("陈羣", "陈群", NameComparison.SameAfterNormalization)]
    [TestCase("黃磊", "黄磊", NameComparison.SameAfterNormalization)]
    [TestCase("吳芳", "吴芳", NameComparison.SameAfterNormalization)]
    [TestCase("呂布", "吕布", NameComparison.SameAfterNormalization)]
    [TestCase("張 三", "张三", NameComparison.SameAfterNormalization)]
    [TestCase("李\uF9DD", "李利", NameComparison.SameAfterNormalization)]
    [TestCase("买买提·艾力", "买买提艾力", NameComparison.SameAfterNormalization)]
    [TestCase("买买提•艾力", "买买提・艾力", NameComparison.SameAfterNormalization)]
    [TestCase("张三（户主）", "张三", NameComparison.SameAfterNormalization)]
    [TestCase("Ｔom", "TOM", NameComparison.SameAfterNormalization)]
    [TestCase("王建国", "王建囯", NameComparison.SameAfterNormalization)]
    [TestCase("张伟", "张玮", NameComparison.OneHomophone)]
    [TestCase("张丽华", "张莉华", NameComparison.OneHomophone)]
    [TestCase("张麗华", "张莉华", NameComparison.OneHomophone)]
    [TestCase("欧阳建国", "欧阳健国", NameComparison.OneHomophone)]
    [TestCase("王朝", "王昭", NameComparison.OneHomophone)]
    [TestCase("张建国", "张建军", NameComparison.OneCharacterDiffers)]
    [TestCase("张伟", "张三", NameComparison.OneCharacterDiffers)]
    [TestCase("张伟", "章伟", NameComparison.Different)]
    [TestCase("欧阳建国", "欧杨建国", NameComparison.Different)]
    [TestCase("司马光远", "司徒光远", NameComparison.Different)]
    [TestCase("张建国", "张健军", NameComparison.Different)]
    [TestCase("张建国", "张建", NameComparison.Different)]
    [TestCase("张三", "李四", NameComparison.Different)]
    [TestCase("", "张三", NameComparison.Different)]
    public void Names_are_compared_in_either_order(string first, string second, NameComparison expected)
    {
        PersonName.Compare(first, second).ShouldBe(expected);
        PersonName.Compare(second, first).ShouldBe(expected);
    }

    [TestCase("张伟", "張玮")]
    [TestCase("欧阳健国", "歐陽建国")]
    [TestCase("张伟", "章伟")]
    [TestCase("买买提·艾力", "买买提艾力")]
    public void Names_that_sound_alike_share_a_sound_key(string first, string second) =>
        PersonName.SoundKey(first, DialectMergers.None).ShouldBe(PersonName.SoundKey(second, DialectMergers.None));

    [Test]
    public void Names_that_sound_different_have_different_sound_keys() =>
        PersonName.SoundKey("张伟", DialectMergers.None).ShouldNotBe(PersonName.SoundKey("张大", DialectMergers.None));

    [TestCase('卢', '吕')]
    public void Lu_and_lü_are_not_homophones(char first, char second) => HanCharacters.AreHomophones(first, second).ShouldBeFalse();

    [TestCase('乐', '月')]
    [TestCase('乐', '勒')]
    public void Every_modern_reading_of_a_character_counts(char first, char second) => HanCharacters.AreHomophones(first, second).ShouldBeTrue();

    [Test]
    public void Very_long_names_are_compared_by_their_spelling_only() =>
        PersonName.Compare(new string('张', 100), new string('张', 101)).ShouldBe(NameComparison.Different);

    [Test]
    public void The_notice_of_the_Unicode_licence_travels_with_the_table()
    {
        using var notice = new StreamReader(typeof(HanCharacters).Assembly.GetManifestResourceStream("unihan.NOTICE")!);

        notice.ReadToEnd().ShouldContain("Copyright © 1991-2022 Unicode, Inc.");
    }
}
